package register.archive;

/// Receives progress.
public interface ArchiveProgress {
    /// Shows no progress.
    ArchiveProgress UNTOLD = (_, _, _) -> {};

    /// @param step the current step, e.g. `proving`
    /// @param done items so far
    /// @param all the number of items; 0 while unknown
    void at(String step, long done, long all);
}
