package register.files;

/// What runs did to the files at a host.
///
/// @param bytes of the written files
public record FileCounts(int written, int removed, int unchanged, long bytes) {
    static final FileCounts NONE = new FileCounts(0, 0, 0, 0);

    public int changes() {
        return written + removed;
    }

    FileCounts withWritten(long length) {
        return new FileCounts(written + 1, removed, unchanged, bytes + length);
    }

    FileCounts withRemoved() {
        return new FileCounts(written, removed + 1, unchanged, bytes);
    }

    FileCounts withUnchanged() {
        return new FileCounts(written, removed, unchanged + 1, bytes);
    }
}
