/// What the `quire` program does.
public enum QuireMain {
  /// Runs the program with the process's arguments.
  public static func main() async {}
}
