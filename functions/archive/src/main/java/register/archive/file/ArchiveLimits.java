package register.archive.file;

/// The maximum size of an archive's inflated content, checked before inflating: a small file can claim to hold much
/// more than fits into memory.
///
/// @param memory of this process, in bytes
record ArchiveLimits(long memory) {
    private static final long MIB = 1024 * 1024;

    /// For the manifest, in itself and per listed file: a name, a length, a hash and a share of a folder.
    private static final long MANIFEST = 64 * 1024;
    private static final long MANIFEST_OF_A_FILE = 512;

    /// More than any item of a register needs: a mail, or an entry with its PDFs in each language.
    private static final long ITEM = 256 * MIB;
    /// An item is in memory twice: as files and parsed.
    private static final long SHARE_OF_AN_ITEM = 4;

    /// More than any entry or record of a register needs.
    private static final long JSON = 16 * MIB;
    /// Parsed, a text takes up to thirty times its length.
    private static final long SHARE_OF_JSON = 32;

    static ArchiveLimits ofProcess() {
        return new ArchiveLimits(Runtime.getRuntime().maxMemory());
    }

    /// @param files in the archive, without the manifest
    /// @throws RefusedArchiveException if the manifest is too large for that many files
    void requireManifest(long bytes, long files) {
        require(
                Manifest.NAME,
                bytes,
                MANIFEST + files * MANIFEST_OF_A_FILE,
                "of the manifest of an archive with " + files + " files");
        requireJson(Manifest.NAME, bytes, Long.MAX_VALUE);
    }

    /// @throws RefusedArchiveException for the first file that makes the item too large
    void require(Manifest.Item item) {
        long all = 0;
        for (Manifest.Member member : item.members()) {
            String name = item.folder() + "/" + member.name();
            if (member.bytes() < 0) {
                throw new RefusedArchiveException(name, member.bytes() + " bytes: expected none or more");
            }
            requireItem(name, member.bytes());
            all += member.bytes();
            requireItem(name, all);
            if (member.name().endsWith(".json")) {
                requireJson(name, member.bytes(), JSON);
            }
        }
    }

    private void requireItem(String name, long bytes) {
        require(name, bytes, ITEM, "in all, for this file and those beside it");
        requireMemory(name, bytes, SHARE_OF_AN_ITEM);
    }

    private void requireJson(String name, long bytes, long most) {
        require(name, bytes, most, "of JSON");
        requireMemory(name, bytes, SHARE_OF_JSON);
    }

    private void requireMemory(String name, long bytes, long share) {
        require(name, bytes, memory / share, "in the memory of this process (more: JAVA_OPTS=-Xmx4g)");
    }

    private static void require(String name, long bytes, long most, String of) {
        if (bytes > most) {
            throw new RefusedArchiveException(name, bytes + " bytes: expected at most " + most + " " + of);
        }
    }
}
