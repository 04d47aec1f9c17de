package register.usage;

/// A text file of a source tree.
///
/// @param path within the tree
/// @param aside true if it serves tests, examples or development
record SourceFile(String path, String text, boolean aside) {
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
