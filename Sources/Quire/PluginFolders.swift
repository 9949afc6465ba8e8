import QuirePipelines
import QuirePlugins
public import QuireStages
import QuireText

/// The plugins that the person enabled by naming a folder.
public enum PluginFolders {
  /// The components of the plugin in `folder`, or of every plugin in a folder of it.
  ///
  /// - Throws: `PluginFolderError` where there is none, or one can't be used.
  public static func components(
    in folder: String,
    environment: @escaping @Sendable (String) -> String?
  ) throws(PluginFolderError) -> [ComponentSpec] {
    if Folders.kind(of: "\(folder)/plugin.yaml") == .file { return try components(of: folder, environment) }
    var found: [ComponentSpec] = []
    do throws(FileError) {
      for name in try Folders.names(in: folder) where Folders.kind(of: "\(folder)/\(name)/plugin.yaml") == .file {
        do throws(PluginFolderError) { found += try components(of: "\(folder)/\(name)", environment) } catch {
          throw FileError(error.folder, error.why)
        }
      }
    } catch {
      throw PluginFolderError(folder: error.path, why: error.why)
    }
    guard !found.isEmpty else {
      throw PluginFolderError(folder: folder, why: "there is no plugin.yaml in it, nor in a folder of it")
    }
    return found
  }

  private static func components(
    of folder: String,
    _ environment: @escaping @Sendable (String) -> String?
  ) throws(PluginFolderError) -> [ComponentSpec] {
    do {
      let bytes = try FileStream.contents(of: "\(folder)/plugin.yaml", limit: 1 << 20)
      let value = try YAMLLoader.load(bytes)?.value ?? .null
      return try PluginManifest(value).components(in: folder, environment: environment)
    } catch let error as PluginError {
      throw PluginFolderError(folder: folder, why: error.description)
    } catch {
      throw PluginFolderError(folder: folder, why: "plugin.yaml: \(error)")
    }
  }
}

/// A folder of plugins that can't be used.
public struct PluginFolderError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder.
  public let folder: String

  /// Why, in words.
  public let why: String

  public var description: String { "plugins in \"\(folder)\": \(why)" }
}
