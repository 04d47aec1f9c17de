package register.archive;

import java.util.List;
import java.util.SortedMap;
import register.archive.file.ArchiveFile;
import register.archive.file.ItemFiles;
import register.archive.file.Manifest;
import register.archive.file.RefusedArchiveException;
import register.archive.file.RefusedFileException;
import register.archive.section.ArchiveSection;
import register.archive.section.ArchiveSections;
import register.archive.section.ItemCounter;
import register.value.Bytes;

/// Goes through an archive once, proving each item.
record ProvingPass(ArchiveFile archive, ArchiveProgress progress) {
    /// The action for a proven item.
    interface Use {
        <T> void with(ArchiveSection<T> section, T item);
    }

    /// @param step its name in the progress
    /// @throws RefusedArchiveException for the first bad file
    void run(String step, Use use) {
        List<Manifest.Part> parts = archive.manifest().sections();
        List<ArchiveSection<?>> sections = sections(parts);
        var tally = new ItemCounter();
        long done = 0;
        for (int at = 0; at < parts.size(); at++) {
            for (Manifest.Item item : parts.get(at).items()) {
                each(sections.get(at), item, tally, use);
                done++;
                progress.at(step, done, archive.manifest().items());
            }
        }
        if (!tally.contents().equals(archive.manifest().contents())) {
            throw new RefusedArchiveException(Manifest.NAME, "its counts or heads do not match the files");
        }
    }

    private <T> void each(ArchiveSection<T> section, Manifest.Item item, ItemCounter tally, Use use) {
        SortedMap<String, Bytes> files = archive.read(item);
        T proven;
        try {
            proven = section.prove(item.folder(), files);
        } catch (RefusedFileException e) {
            throw new RefusedArchiveException(item.folder() + "/" + e.file(), String.valueOf(e.getMessage()), e);
        }
        ItemFiles again = section.pack(proven);
        String difference = again.difference(files);
        if (!again.folder().equals(item.folder()) || !difference.isEmpty()) {
            throw new RefusedArchiveException(
                    item.folder() + "/" + difference, "not in the place or form that a register uses");
        }
        section.count(proven, tally);
        use.with(section, proven);
    }

    /// Exactly the sections that a register writes.
    private static List<ArchiveSection<?>> sections(List<Manifest.Part> parts) {
        List<String> names = parts.stream().map(Manifest.Part::section).toList();
        for (boolean requests : new boolean[] {true, false}) {
            List<ArchiveSection<?>> sections = ArchiveSections.all(requests);
            if (sections.stream().map(ArchiveSection::name).toList().equals(names)) {
                return sections;
            }
        }
        throw new RefusedArchiveException(Manifest.NAME, "sections: not in the form that a register writes");
    }
}
