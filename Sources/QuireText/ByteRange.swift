/// A half-open range of byte offsets; which bytes they count is said where it is used.
public typealias ByteRange = Range<Int>
