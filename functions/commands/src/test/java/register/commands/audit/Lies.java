package register.commands.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.commands.audit.Finding.Kind;
import register.json.Json;
import register.json.JsonText;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.NoteKey;
import register.log.SignedNote;
import register.value.Bytes;
import register.value.Sha256;

/// What a server may show in place of a true history of four entries, each thing made of what is true.
final class Lies {
    private static final String CHAIN = ShownChain.POLICY + "/chain";

    private final ShownChain shown;
    private final CheckpointSigner own;
    private final CheckpointSigner other;
    private final UnaryOperator<String> olderNote;
    private final Map<String, Lie> all = new LinkedHashMap<>();

    /// @param kind what must be found first
    /// @param told has the server lie
    record Lie(Kind kind, Runnable told) {}

    /// @param own the register's key
    /// @param other another key
    /// @param olderNote the true note of an entry, by its sequence
    private Lies(ShownChain shown, CheckpointSigner own, CheckpointSigner other, UnaryOperator<String> olderNote) {
        this.shown = shown;
        this.own = own;
        this.other = other;
        this.olderNote = olderNote;
    }

    static Map<String, Lie> of(
            ShownChain shown, CheckpointSigner own, CheckpointSigner other, UnaryOperator<String> olderNote) {
        var lies = new Lies(shown, own, other, olderNote);
        lies.aboutContents();
        lies.aboutEntries();
        lies.aboutPages();
        lies.aboutCheckpoints();
        return lies.all;
    }

    private void add(String name, Kind kind, Runnable told) {
        all.put(name, new Lie(kind, told));
    }

    private String version(int at) {
        Json.Obj links = (Json.Obj) ShownChain.member(shown.entries().get(at), "links");
        return ((Json.Str) ShownChain.member(links, "version")).value();
    }

    private Json.Obj trueVersion(int at) {
        return (Json.Obj) JsonText.parse(shown.real(version(at)));
    }

    private void aboutContents() {
        add("every content withheld", Kind.CONTENT_WITHHELD, () -> {
            for (int at = 0; at < 4; at++) {
                shown.show(version(at), new byte[0]);
            }
        });
        for (int at = 0; at < 4; at++) {
            int one = at;
            add(
                    "content " + (at + 1) + " withheld",
                    Kind.CONTENT_WITHHELD,
                    () -> shown.show(version(one), new byte[0]));
        }
        add("a content that is no JSON", Kind.CONTENT_WITHHELD, () -> shown.show(version(1), new byte[] {'{'}));
        add(
                "a version without its content",
                Kind.CONTENT_WITHHELD,
                () -> shown.show(version(2), ShownChain.with(trueVersion(2), "content", null)));
        add("the content of another entry", Kind.OTHER_CONTENT, () -> shown.show(version(2), shown.real(version(1))));
        add("a content with a word changed", Kind.OTHER_CONTENT, () -> {
            Json.Obj content = (Json.Obj) ShownChain.member(trueVersion(0), "content");
            shown.show(
                    version(0),
                    ShownChain.with(trueVersion(0), "content", ShownChain.with(content, "timeZone", Json.of("UTC+1"))));
        });
        add(
                "a person redacted whom no entry redacts",
                Kind.INVENTED_REDACTION,
                () -> shown.show(
                        version(3),
                        ShownChain.with(
                                trueVersion(3),
                                "persons",
                                Json.array(List.of(Json.object()
                                        .put("subprocessorId", "hosting")
                                        .put("redacted", true)
                                        .build())))));
    }

    private void entries(String name, Kind kind, UnaryOperator<List<Json.Obj>> change) {
        add(name, kind, () -> shown.show(change.apply(new ArrayList<>(shown.entries()))));
    }

    private void aboutEntries() {
        entries("an entry left out", Kind.ALTERED, entries -> without(entries, 1));
        entries("the first left out", Kind.ALTERED, entries -> without(entries, 0));
        entries("the last left out", Kind.OTHER_HISTORY, entries -> without(entries, 3));
        entries("an entry twice", Kind.ALTERED, entries -> with(entries, 2, entries.get(1)));
        entries("the last entry twice", Kind.ALTERED, entries -> with(entries, 4, entries.get(3)));
        entries("two entries in another order", Kind.ALTERED, entries -> swapped(entries, 1, 2));
        entries("the headers of two entries swapped", Kind.ALTERED, entries -> {
            Json first = ShownChain.member(entries.get(0), "header");
            entries.set(0, header(entries.get(0), ShownChain.member(entries.get(1), "header")));
            entries.set(1, header(entries.get(1), first));
            return entries;
        });
        entries(
                "a header changed under its hash",
                Kind.ALTERED,
                entries -> changed(entries, 1, "reason", Json.of("x"), false));
        entries(
                "a header changed with its hash",
                Kind.ALTERED,
                entries -> changed(entries, 1, "reason", Json.of("x"), true));
        entries(
                "the last header changed with its hash",
                Kind.OTHER_HISTORY,
                entries -> changed(entries, 3, "reason", Json.of("x"), true));
        entries(
                "an entry before the first",
                Kind.ALTERED,
                entries -> changed(entries, 0, "previousHash", Json.of("0".repeat(64)), true));
        entries(
                "an entry of another policy",
                Kind.ALTERED,
                entries -> changed(entries, 2, "policy", Json.of("other"), true));
        entries(
                "an entry that is none",
                Kind.ALTERED,
                entries -> with(entries, 1, Json.object().build()));
        add(
                "no entry",
                Kind.EMPTY,
                () -> shown.show(
                        CHAIN,
                        Json.object().put("entries", Json.array(List.of())).build()));
    }

    private static List<Json.Obj> without(List<Json.Obj> entries, int at) {
        entries.remove(at);
        return entries;
    }

    private static List<Json.Obj> with(List<Json.Obj> entries, int at, Json.Obj entry) {
        entries.add(at, entry);
        return entries;
    }

    private static List<Json.Obj> swapped(List<Json.Obj> entries, int one, int other) {
        Collections.swap(entries, one, other);
        return entries;
    }

    private static List<Json.Obj> changed(List<Json.Obj> entries, int at, String name, Json value, boolean rehashed) {
        Json.Obj header = (Json.Obj) ShownChain.member(entries.get(at), "header");
        Json.Obj changed = ShownChain.with(header, name, value);
        entries.set(
                at, rehashed ? header(entries.get(at), changed) : ShownChain.with(entries.get(at), "header", changed));
        return entries;
    }

    private static Json.Obj header(Json.Obj entry, Json header) {
        return ShownChain.with(
                ShownChain.with(entry, "header", header),
                "hash",
                Json.of(Bytes.canonical(header).hash().hex()));
    }

    private void aboutPages() {
        Json.Obj more = Json.object().put("next", "/again").build();
        add("a page that is none", Kind.ALTERED, () -> shown.show(CHAIN, Json.array(List.of())));
        add(
                "a page that is cut off",
                Kind.ALTERED,
                () -> shown.show(CHAIN, "{\"entries\":[".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        add("pages that do not end", Kind.ALTERED, () -> {
            shown.show(CHAIN, ShownChain.with(shown.page(), "links", more));
            shown.show(
                    CHAIN + "?after=4",
                    Json.object()
                            .put("entries", Json.array(List.of()))
                            .put("links", more)
                            .build());
        });
        add("a page that repeats itself", Kind.ALTERED, () -> {
            shown.show(CHAIN, ShownChain.with(shown.page(), "links", more));
            shown.show(CHAIN + "?after=4", shown.page());
        });
        add("a last page without a checkpoint", Kind.NO_CHECKPOINT, () -> {
            shown.show(CHAIN, ShownChain.with(shown.page(), "links", more));
            shown.show(
                    CHAIN + "?after=4",
                    Json.object().put("entries", Json.array(List.of())).build());
        });
    }

    private void note(String name, Kind kind, @Nullable String note) {
        add(
                name,
                kind,
                () -> shown.show(
                        CHAIN, ShownChain.with(shown.page(), "checkpoint", note == null ? null : Json.of(note))));
    }

    private void aboutCheckpoints() {
        Checkpoint checkpoint = shown.checkpoint();
        note("no checkpoint", Kind.NO_CHECKPOINT, null);
        note("a checkpoint of fewer entries than are shown", Kind.UNSIGNED_TAIL, olderNote.apply("3"));
        note("a checkpoint of the first entry", Kind.UNSIGNED_TAIL, olderNote.apply("1"));
        note("a checkpoint that was changed", Kind.BAD_CHECKPOINT, shown.note().replace("\n4\n", "\n3\n"));
        note("a checkpoint that is none", Kind.BAD_CHECKPOINT, "checkpoint");
        note("a checkpoint that a stranger signed", Kind.BAD_CHECKPOINT, signed(checkpoint, other));
        note(
                "a checkpoint of other entries",
                Kind.OTHER_HISTORY,
                signed(new Checkpoint(checkpoint.origin(), 4, Sha256.of(new byte[] {4})), own));
        note(
                "a checkpoint of more entries",
                Kind.OTHER_HISTORY,
                signed(new Checkpoint(checkpoint.origin(), 5, checkpoint.root()), own));
        var foreign = new Checkpoint(checkpoint.origin().replace("/example/", "/other/"), 4, checkpoint.root());
        add("a checkpoint of another policy", Kind.BAD_CHECKPOINT, () -> signedBy(foreign, own));
        add("another key", Kind.OTHER_KEY, () -> signedBy(checkpoint, other));
        add("no key", Kind.BAD_CHECKPOINT, () -> shown.show("/v1/keys", new byte[0]));
    }

    private static String signed(Checkpoint checkpoint, CheckpointSigner signer) {
        var key = new NoteKey(checkpoint.origin(), signer.publicKey());
        return SignedNote.sign(checkpoint.text(), key, signer).note();
    }

    /// With the key among those that the server names.
    private void signedBy(Checkpoint checkpoint, CheckpointSigner signer) {
        shown.show(CHAIN, ShownChain.with(shown.page(), "checkpoint", Json.of(signed(checkpoint, signer))));
        String key = new NoteKey(checkpoint.origin(), signer.publicKey()).text();
        shown.show(
                "/v1/keys",
                Json.object()
                        .put(
                                "keys",
                                Json.array(List.of(
                                        Json.object().put("verifierKey", key).build())))
                        .build());
    }
}
