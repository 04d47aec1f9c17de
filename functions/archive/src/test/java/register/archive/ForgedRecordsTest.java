package register.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.archive.file.Forgery;
import register.archive.file.ItemFiles;
import register.archive.file.RefusedArchiveException;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.value.Bytes;

/// Whatever replaces a member of a record, either the archive is refused and nothing of it is written, or the record
/// keeps all of its content.
final class ForgedRecordsTest {
    private static final List<Json> OTHERS = List.of(
            Json.of("x"),
            Json.of("+1000000000-12-31T23:59:59.999999999Z"),
            Json.of((1L << 53) - 1),
            Json.of(true),
            Json.array(List.of()),
            Json.object().build());

    @TempDir
    Path folder;

    private int refused;

    @Test
    void noMemberOfARecordIsAnythingElse() throws IOException {
        Path good = folder.resolve("good.zip");
        new ArchiveExport(MemoryHoldings.filled().ports(), true, ArchiveProgress.UNTOLD).to(good);
        var forgery = new Forgery(good);
        var seen = new ArrayList<String>();
        for (List<ItemFiles> items : forgery.items()) {
            for (ItemFiles item : items) {
                for (Map.Entry<String, Bytes> file : item.files().entrySet()) {
                    String kind = file.getKey().replaceFirst("-.*", "") + ".json";
                    if (file.getKey().endsWith(".json") && !seen.contains(kind)) {
                        seen.add(kind);
                        Json whole = JsonText.parse(file.getValue().toArray());
                        for (Json forged : forged(whole)) {
                            forgery.change(
                                    item.folder(),
                                    file.getKey(),
                                    _ -> CanonicalJson.text(forged),
                                    folder.resolve("bad.zip"));
                            imported(item.folder() + "/" + file.getKey() + ": " + CanonicalJson.text(forged));
                        }
                    }
                }
            }
        }
        assertTrue(refused > 200, "only " + refused + " refused of " + seen);
    }

    private void imported(String what) throws IOException {
        var other = new MemoryHoldings();
        try {
            new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(folder.resolve("bad.zip"));
            new ArchiveExport(other.ports(), true, ArchiveProgress.UNTOLD).to(folder.resolve("again.zip"));
            Files.delete(folder.resolve("again.zip"));
        } catch (RefusedArchiveException e) {
            refused++;
            assertTrue(other.isEmpty(), what);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    /// Every value with one member or item replaced, omitted or added.
    private static List<Json> forged(Json json) {
        var all = new ArrayList<Json>();
        switch (json) {
            case Json.Obj(var members) -> {
                all.add(Json.object().putAll(members).put("more", "x").build());
                members.forEach((name, value) -> {
                    UnaryOperator<Json> with = other -> {
                        var changed = new TreeMap<>(members);
                        changed.put(name, other);
                        return new Json.Obj(changed);
                    };
                    var without = new TreeMap<>(members);
                    without.remove(name);
                    all.add(new Json.Obj(without));
                    OTHERS.stream()
                            .filter(other -> !other.equals(value))
                            .map(with)
                            .forEach(all::add);
                    forged(value).stream().map(with).forEach(all::add);
                });
            }
            case Json.Arr(var items) -> {
                for (int at = 0; at < Math.min(1, items.size()); at++) {
                    for (Json forged : forged(items.get(at))) {
                        var changed = new ArrayList<>(items);
                        changed.set(at, forged);
                        all.add(new Json.Arr(changed));
                    }
                }
            }
            default -> {
                // The change happens in place.
            }
        }
        return all;
    }
}
