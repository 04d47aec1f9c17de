package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import register.commands.audit.AuditFinding.Kind;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.Checkpoint;
import register.log.LogOrigin;
import register.log.NoteKey;
import register.log.TrustFile;
import register.value.Bytes;
import register.value.PolicyId;

/// The lies that a server may tell about a history of four entries, each made from the truth. The caller kept the
/// checkpoint of the third.
final class Lies {
    private static final String LOG = ShownLog.LOG;
    private static final byte[] NOTHING = new byte[0];

    private final LogWorld world;
    private final ShownLog shown;
    private final String origin;
    private final Map<String, Lie> all = new LinkedHashMap<>();

    /// @param kind of the finding expected first
    /// @param told makes the server lie
    record Lie(Kind kind, Runnable told) {}

    private Lies(LogWorld world) {
        this.world = world;
        this.shown = world.shown;
        this.origin = shown.checkpoint().origin();
    }

    static Map<String, Lie> of(LogWorld world) {
        var lies = new Lies(world);
        lies.aboutContents();
        lies.aboutEntries();
        lies.aboutTiles();
        lies.aboutCheckpoints();
        lies.aboutTheList();
        return lies.all;
    }

    private void add(String name, Kind kind, Runnable told) {
        all.put(name, new Lie(kind, told));
    }

    private String version(int at) {
        Json.Obj header = (Json.Obj) JsonText.parse(shown.leaves().get(at).toArray());
        return ShownLog.POLICY + "/versions/" + ((Json.Str) ShownLog.member(header, "effectiveDate")).value()
                + "?revision=1";
    }

    private void aboutContents() {
        add("every content withheld", Kind.CONTENT_WITHHELD, () -> {
            for (int at = 1; at <= 4; at++) {
                shown.show(LOG + "contents/" + at, NOTHING);
            }
        });
        for (int at = 1; at <= 4; at++) {
            int one = at;
            add(
                    "content " + at + " withheld",
                    Kind.CONTENT_WITHHELD,
                    () -> shown.show(LOG + "contents/" + one, NOTHING));
        }
        add("a content that is no JSON", Kind.OTHER_CONTENT, () -> shown.show(LOG + "contents/2", new byte[] {'{'}));
        add(
                "the content of another entry",
                Kind.OTHER_CONTENT,
                () -> shown.show(LOG + "contents/3", shown.real(LOG + "contents/2")));
        add("a content with a word changed", Kind.OTHER_CONTENT, () -> {
            String content = new String(shown.real(LOG + "contents/1"), UTF_8);
            shown.show(
                    LOG + "contents/1",
                    content.replace("Europe/Tallinn", "Europe/Berlin").getBytes(UTF_8));
        });
        add("a version withheld", Kind.CONTENT_WITHHELD, () -> shown.show(version(1), NOTHING));
        add(
                "a version without its content",
                Kind.CONTENT_WITHHELD,
                () -> shown.show(version(2), ShownLog.with(shown.json(version(2)), "content", null)));
        add("the version of another entry", Kind.OTHER_CONTENT, () -> shown.show(version(2), shown.real(version(1))));
        add("a version with a word changed", Kind.OTHER_CONTENT, () -> {
            Json.Obj content = (Json.Obj) ShownLog.member(shown.json(version(0)), "content");
            shown.show(
                    version(0),
                    ShownLog.with(
                            shown.json(version(0)), "content", ShownLog.with(content, "timeZone", Json.of("UTC+1"))));
        });
        for (String member : List.of("recordedAt", "entryHash", "reason")) {
            add(
                    "a version with another " + member,
                    Kind.OTHER_CONTENT,
                    () -> shown.show(version(0), ShownLog.with(shown.json(version(0)), member, Json.of("x"))));
        }
        add(
                "a person redacted whom no entry redacts",
                Kind.INVENTED_REDACTION,
                () -> shown.show(
                        version(3),
                        ShownLog.with(
                                shown.json(version(3)),
                                "persons",
                                Json.array(List.of(Json.object()
                                        .put("subprocessorId", "hosting")
                                        .put("redacted", true)
                                        .build())))));
    }

    /// Other leaves with their correct hashes, and the same signed by the register's own key.
    private void leaves(String name, Kind unsigned, Kind signed, UnaryOperator<List<Bytes>> change) {
        add(name, unsigned, () -> shown.show(change.apply(shown.leaves())));
        add(name + ", signed", signed, () -> shown.show(change.apply(shown.leaves()), origin, LogWorld.SIGNER));
    }

    private void aboutEntries() {
        leaves("two entries in another order", Kind.ALTERED, Kind.ALTERED, leaves -> {
            Collections.swap(leaves, 1, 2);
            return leaves;
        });
        leaves("an entry twice", Kind.ALTERED, Kind.ALTERED, leaves -> {
            leaves.set(2, leaves.get(1));
            return leaves;
        });
        leaves(
                "an entry changed",
                Kind.OTHER_CONTENT,
                Kind.OTHER_CONTENT,
                leaves -> changed(leaves, 1, "reason", Json.of("x")));
        leaves(
                "an entry of another policy",
                Kind.ALTERED,
                Kind.ALTERED,
                leaves -> changed(leaves, 2, "policy", Json.of("other")));
        leaves(
                "an entry recorded before the one before it",
                Kind.ALTERED,
                Kind.ALTERED,
                leaves -> changed(leaves, 3, "recordedAt", Json.of("2001-01-01T00:00:00Z")));
        leaves("an entry that is none", Kind.ALTERED, Kind.ALTERED, leaves -> {
            leaves.set(1, Bytes.of("{}".getBytes(UTF_8)));
            return leaves;
        });
        leaves("an entry in another form", Kind.ALTERED, Kind.ALTERED, leaves -> {
            String leaf = new String(leaves.get(3).toArray(), UTF_8);
            leaves.set(3, Bytes.of((leaf + " ").getBytes(UTF_8)));
            return leaves;
        });
        add("an entry left out, the rest numbered anew, signed", Kind.OTHER_CONTENT, () -> {
            List<Bytes> leaves = shown.leaves();
            leaves.remove(1);
            for (int at = 1; at < leaves.size(); at++) {
                changed(leaves, at, "sequence", Json.of(at + 1L));
            }
            shown.show(leaves, origin, LogWorld.SIGNER);
        });
        add("an entry before the first, signed", Kind.ALTERED, () -> {
            List<Bytes> leaves = shown.leaves();
            leaves.addFirst(leaves.getFirst());
            shown.show(leaves, origin, LogWorld.SIGNER);
        });
    }

    private static List<Bytes> changed(List<Bytes> leaves, int at, String name, Json value) {
        Json.Obj header = (Json.Obj) JsonText.parse(leaves.get(at).toArray());
        leaves.set(at, Bytes.of(CanonicalJson.bytes(ShownLog.with(header, name, value))));
        return leaves;
    }

    private void aboutTiles() {
        String entries = LOG + "tile/entries/000.p/4";
        String hashes = LOG + "tile/0/000.p/4";
        add("entries withheld", Kind.CONTENT_WITHHELD, () -> shown.show(entries, NOTHING));
        add(
                "a bundle of fewer entries than it says",
                Kind.BAD_TILE,
                () -> shown.show(entries, shown.real(LOG + "tile/entries/000.p/3")));
        add("a bundle that is cut off", Kind.BAD_TILE, () -> {
            byte[] bundle = shown.real(entries);
            shown.show(entries, Arrays.copyOf(bundle, bundle.length - 1));
        });
        add("a bundle with a byte changed", Kind.BAD_TILE, () -> {
            byte[] bundle = shown.real(entries);
            bundle[bundle.length / 2] ^= 1;
            shown.show(entries, bundle);
        });
        add("a tile with a bit changed", Kind.BAD_TILE, () -> {
            byte[] tile = shown.real(hashes);
            tile[40] ^= 1;
            shown.show(hashes, tile);
        });
        add("a tile withheld", Kind.BAD_TILE, () -> shown.show(hashes, NOTHING));
        add(
                "a partial tile of fewer hashes than it says",
                Kind.BAD_TILE,
                () -> shown.show(hashes, shown.real(LOG + "tile/0/000.p/3")));
    }

    private void note(String name, Kind kind, String note) {
        add(name, kind, () -> shown.show(LOG + "checkpoint", note.getBytes(UTF_8)));
    }

    private void aboutCheckpoints() {
        Checkpoint checkpoint = shown.checkpoint();
        note("a checkpoint that was changed", Kind.OTHER_HISTORY, shown.note().replace("\n4\n", "\n3\n"));
        note("a checkpoint that is none", Kind.BAD_CHECKPOINT, "checkpoint");
        note(
                "a checkpoint of another policy",
                Kind.BAD_CHECKPOINT,
                ShownLog.signed(
                        new Checkpoint(checkpoint.origin().replace("/example", "/other"), 4, checkpoint.root()),
                        LogWorld.SIGNER));
        note("a checkpoint that a stranger signed", Kind.OTHER_KEY, ShownLog.signed(checkpoint, LogWorld.OTHER));
        add("another key, which the server names", Kind.OTHER_KEY, () -> {
            shown.showCheckpoint(ShownLog.signed(checkpoint, LogWorld.OTHER));
            shown.show(LOG + "trust", trust(new NoteKey(origin, LogWorld.OTHER.publicKey())));
        });
        add(
                "a forked checkpoint, signed",
                Kind.OTHER_HISTORY,
                () -> shown.showCheckpoint(ShownLog.signed(ShownLog.checkpoint(origin, 4, (byte) 4), LogWorld.SIGNER)));
        add(
                "a checkpoint of more entries, signed",
                Kind.CONTENT_WITHHELD,
                () -> shown.showCheckpoint(
                        ShownLog.signed(new Checkpoint(origin, 5, checkpoint.root()), LogWorld.SIGNER)));
        add("rewound to fewer entries than were kept", Kind.REWOUND, () -> shown.showCheckpoint(world.note(2)));
        add("rewound to the first entry", Kind.REWOUND, () -> shown.showCheckpoint(world.note(1)));
        add("the whole log under another name, signed", Kind.OTHER_ORIGIN, () -> {
            String other = new LogOrigin("other.example", new PolicyId("example")).toString();
            shown.show(shown.leaves(), other, LogWorld.SIGNER);
            shown.show(LOG + "trust", trust(new NoteKey(other, LogWorld.SIGNER.publicKey())));
        });
        add("no key", Kind.OTHER_KEY, () -> {
            shown.show("/v1/keys?policy=example", NOTHING);
            shown.show(LOG + "trust", NOTHING);
        });
        byte[] newest = shown.note().getBytes(UTF_8);
        add(
                "asked again, fewer entries",
                Kind.REWOUND,
                () -> shown.show(LOG + "checkpoint", newest, world.note(3).getBytes(UTF_8)));
        add(
                "asked again, another history",
                Kind.OTHER_HISTORY,
                () -> shown.show(
                        LOG + "checkpoint",
                        newest,
                        ShownLog.signed(ShownLog.checkpoint(origin, 4, (byte) 4), LogWorld.SIGNER)
                                .getBytes(UTF_8)));
        add("asked again, no checkpoint", Kind.BAD_CHECKPOINT, () -> shown.show(LOG + "checkpoint", newest, NOTHING));
        add(
                "asked by its size, another history",
                Kind.OTHER_HISTORY,
                () -> shown.show(
                        LOG + "checkpoints/4",
                        ShownLog.signed(ShownLog.checkpoint(origin, 4, (byte) 4), LogWorld.SIGNER)
                                .getBytes(UTF_8)));
        add("asked by its size, nothing", Kind.BAD_CHECKPOINT, () -> shown.show(LOG + "checkpoints/4", NOTHING));
        add("no checkpoint", Kind.NO_CHECKPOINT, () -> shown.show(LOG + "checkpoint", NOTHING));
        add(
                "a checkpoint of fewer entries than are shown",
                Kind.UNSIGNED_ENTRY,
                () -> shown.showCheckpoint(world.note(3)));
    }

    static byte[] trust(NoteKey key) {
        return new TrustFile(List.of(new TrustFile.Log(key, Optional.empty())), List.of(), List.of(), Optional.empty())
                .text()
                .getBytes(UTF_8);
    }

    private void list(String name, Kind kind, UnaryOperator<Json.Obj> change) {
        add(name, kind, () -> shown.show(ShownLog.LIST, change.apply(shown.json(ShownLog.LIST))));
    }

    private void aboutTheList() {
        add("no list", Kind.OTHER_LIST, () -> shown.show(ShownLog.LIST, NOTHING));
        add("an older version as in force", Kind.OTHER_LIST, () -> {
            Json.Obj older = shown.json(version(2));
            Json.Obj list = shown.json(ShownLog.LIST);
            for (String name : List.of("effectiveDate", "entryHash", "contentHash", "recordedAt")) {
                list = ShownLog.with(list, name, ShownLog.member(older, name));
            }
            shown.show(ShownLog.LIST, list);
        });
        list("a list of no entry", Kind.OTHER_LIST, list -> ShownLog.with(list, "entryHash", Json.of("0".repeat(64))));
        list("a list that is none", Kind.OTHER_LIST, list -> ShownLog.with(list, "entryHash", Json.of("x")));
        list(
                "a list without one that it has",
                Kind.OTHER_LIST,
                list -> ShownLog.with(list, "subprocessors", Json.array(List.of())));
        list("a list with another name under an id", Kind.OTHER_LIST, list -> subprocessor(list, "displayName"));
        list("a list with another country under an id", Kind.OTHER_LIST, list -> subprocessor(list, "country"));
        list("a list with an id twice", Kind.OTHER_LIST, list -> {
            List<Json> items = ((Json.Arr) ShownLog.member(list, "subprocessors")).items();
            return ShownLog.with(list, "subprocessors", Json.array(List.of(items.getFirst(), items.getFirst())));
        });
        list("a list of another revision", Kind.OTHER_LIST, list -> ShownLog.with(list, "revision", Json.of(2)));
        list("a list of another provider", Kind.OTHER_LIST, list -> ShownLog.with(list, "provider", Json.of("Evil")));
        list("a list that states a reason", Kind.OTHER_LIST, list -> ShownLog.with(list, "reason", Json.of("A slip")));
        list(
                "a list of another content",
                Kind.OTHER_LIST,
                list -> ShownLog.with(list, "contentHash", Json.of("0".repeat(64))));
        list(
                "a list of an entry that is not signed",
                Kind.UNSIGNED_ENTRY,
                list -> ShownLog.with(
                        ShownLog.with(list, "entryHash", Json.of("0".repeat(64))),
                        "recordedAt",
                        Json.of("9000-01-01T00:00:00Z")));
    }

    private static Json.Obj subprocessor(Json.Obj list, String name) {
        List<Json> items = new ArrayList<>(((Json.Arr) ShownLog.member(list, "subprocessors")).items());
        items.set(0, ShownLog.with((Json.Obj) items.getFirst(), name, Json.of("XX")));
        return ShownLog.with(list, "subprocessors", new Json.Arr(items));
    }
}
