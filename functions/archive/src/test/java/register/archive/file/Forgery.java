package register.archive.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import register.value.Bytes;

/// A changed archive with a manifest that matches the change.
public final class Forgery {
    private final ArchiveFile archive;

    public Forgery(Path file) throws IOException {
        this.archive = ArchiveFile.open(file);
    }

    /// The original items, section by section.
    public List<List<ItemFiles>> items() {
        var sections = new ArrayList<List<ItemFiles>>();
        for (Manifest.Part part : archive.manifest().sections()) {
            var items = new ArrayList<ItemFiles>();
            part.items().forEach(item -> items.add(new ItemFiles(item.folder(), archive.read(item))));
            sections.add(items);
        }
        return sections;
    }

    /// Writes the changed items.
    public void write(List<List<ItemFiles>> sections, Path to) throws IOException {
        List<Manifest.Part> parts = archive.manifest().sections();
        Files.deleteIfExists(to);
        try (var writer = new ArchiveWriter(to)) {
            for (int at = 0; at < sections.size(); at++) {
                List<ItemFiles> items = sections.get(at);
                writer.section(parts.get(at).section(), items::forEach);
            }
            writer.finish(archive.manifest().contents());
        }
    }

    /// The archive with one file changed.
    public void change(String folder, String name, UnaryOperator<String> change, Path to) throws IOException {
        boolean[] found = {false};
        List<List<ItemFiles>> sections = items();
        for (List<ItemFiles> items : sections) {
            items.replaceAll(item -> {
                if (!item.folder().equals(folder) || !item.files().containsKey(name)) {
                    return item;
                }
                found[0] = true;
                String before = JsonFields.text(item.files().get(name));
                String after = change.apply(before);
                if (after.equals(before)) {
                    throw new AssertionError("nothing changed in " + before);
                }
                return item.with(name, JsonFields.bytes(after));
            });
        }
        if (!found[0]) {
            throw new AssertionError(folder + "/" + name + " is not there");
        }
        write(sections, to);
    }

    /// The archive with another manifest.
    public void manifest(UnaryOperator<String> change, Path to) throws IOException {
        var files = new TreeMap<String, Bytes>();
        for (List<ItemFiles> items : items()) {
            items.forEach(item ->
                    item.files().forEach((name, content) -> files.put(item.folder() + "/" + name, content)));
        }
        files.put(
                Manifest.NAME,
                JsonFields.bytes(change.apply(JsonFields.text(archive.manifest().bytes()))));
        zip(files, to);
    }

    public static void zip(Map<String, Bytes> files, Path to) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Map.Entry<String, Bytes> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().toArray());
                zip.closeEntry();
            }
        }
    }
}
