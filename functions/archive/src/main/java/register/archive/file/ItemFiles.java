package register.archive.file;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import register.json.Form;
import register.value.Bytes;

/// An item as files in a folder of the archive.
public record ItemFiles(String folder, SortedMap<String, Bytes> files) {
    public ItemFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static ItemFiles in(String folder) {
        return new ItemFiles(folder, Collections.emptySortedMap());
    }

    public ItemFiles with(String name, Bytes content) {
        var more = new TreeMap<>(files);
        more.put(name, content);
        return new ItemFiles(folder, more);
    }

    public <R> ItemFiles with(String name, Form<R> form, R record) {
        return with(name, Bytes.canonical(form.write(record)));
    }

    /// The name of the first file that the other lacks or has with other content; empty if there is none.
    public String difference(SortedMap<String, Bytes> other) {
        var names = new TreeMap<>(files);
        names.putAll(other);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(files.get(name), other.get(name)))
                .findFirst()
                .orElse("");
    }
}
