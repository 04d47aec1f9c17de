package register.archive.file;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import register.value.Bytes;

/// An item as files in a folder of the archive.
public record Packed(String folder, SortedMap<String, Bytes> files) {
    public Packed {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static Packed in(String folder) {
        return new Packed(folder, Collections.emptySortedMap());
    }

    public Packed with(String name, Bytes content) {
        var more = new TreeMap<>(files);
        more.put(name, content);
        return new Packed(folder, more);
    }

    /// The name of the first file that the other has not, or has otherwise; empty where there is none.
    public String difference(SortedMap<String, Bytes> other) {
        var names = new TreeMap<>(files);
        names.putAll(other);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(files.get(name), other.get(name)))
                .findFirst()
                .orElse("");
    }
}
