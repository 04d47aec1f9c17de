package register.archive;

/// Receives how far the work has come.
public interface ArchiveProgress {
    /// Shows no progress.
    ArchiveProgress UNTOLD = (_, _, _) -> {};

    /// @param step what is being done, e.g. `proving`
    /// @param done items so far
    /// @param all items there are; 0 while nobody knows
    void at(String step, long done, long all);
}
