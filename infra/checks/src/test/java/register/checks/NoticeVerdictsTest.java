package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.json.JsonText;
import register.log.CheckpointSigner;
import register.log.Cosignature;
import register.log.LogProof;
import register.log.NoteKey;
import register.log.SignedNote;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeProof;
import register.sample.CommittedNotice;
import register.value.Bytes;

/// `/verify` in a browser and `verify-notice` give the same verdict on every file: on genuine ones, and on variants
/// with another member, byte, signature or recipient.
@Tag("end-to-end")
class NoticeVerdictsTest {
    private static final CommittedNotice SAMPLE = CommittedNotice.make();
    private static final CommittedNotice WITHDRAWN = CommittedNotice.make(true);
    private static final NamedRecipient ACME = CommittedNotice.RECIPIENT;

    @TempDir
    private Path folder;

    /// The words with which `verify-notice` begins.
    private enum Verdict {
        PROVEN("commitment proven"),
        UNPROVEN("commitment unproven"),
        NOT("commitment NOT proven");

        private final String line;

        Verdict(String line) {
            this.line = line;
        }
    }

    /// @param trust the log's key, or a trust file; empty for none
    private record Vector(Bytes file, String customer, String address, String trust) {
        Vector(byte[] file, String trust) {
            this(Bytes.of(file), String.valueOf(ACME.customer()), ACME.address(), trust);
        }
    }

    @Test
    void theSameIsSaidOfEveryFile() throws Exception {
        Map<String, Vector> vectors = vectors();
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        try (VerifierPage page = VerifierPage.saved(folder)) {
            page.open();
            for (Map.Entry<String, Vector> each : vectors.entrySet()) {
                Verdict command = command(each.getValue());
                assertEquals(command, page(page, each.getValue()), each.getKey());
                counts.merge(command, 1, Integer::sum);
            }
        }
        assertTrue(
                counts.getOrDefault(Verdict.PROVEN, 0) >= 5 && counts.getOrDefault(Verdict.UNPROVEN, 0) >= 5,
                counts.toString());
        assertTrue(counts.getOrDefault(Verdict.NOT, 0) > 100, counts.toString());
    }

    private Verdict command(Vector vector) throws Exception {
        Path file = Files.write(folder.resolve("notice.json"), vector.file().toArray());
        var words = new ArrayList<>(List.of("verify-notice", file.toString(), "--address", vector.address()));
        if (!vector.customer().isEmpty()) {
            words.addAll(List.of("--customer", vector.customer()));
        }
        if (vector.trust().contains("\n")) {
            Path trust = Files.writeString(folder.resolve("trust"), vector.trust());
            words.addAll(List.of("--witnesses", trust.toString()));
        } else if (!vector.trust().isEmpty()) {
            words.addAll(List.of("--key", vector.trust()));
        }
        Command ran = Command.here(Map.of(), words.toArray(String[]::new));
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(each -> ran.out().startsWith(each.line + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ran.toString()));
        assertEquals(
                switch (verdict) {
                    case PROVEN -> 0;
                    case UNPROVEN -> 4;
                    case NOT -> 1;
                },
                ran.exit());
        return verdict;
    }

    /// Uses the functions that run when a file is chosen; a file that they refuse is reported as invalid.
    private static Verdict page(VerifierPage page, Vector vector) throws Exception {
        page.browser.run("window.judged = undefined; (async () => {customer.value = " + quoted(vector.customer())
                + ";addressed.value = " + quoted(vector.address()) + ";trusted.value = " + quoted(vector.trust())
                + ";const bytes = base64('"
                + Base64.getEncoder().encodeToString(vector.file().toArray()) + "');held = { pdf: null, proof:"
                + " null, notice: null, named: false };await take([new File([bytes],"
                + " 'notice.json')]);window.judged = document.querySelector('output h2')?.innerText ??"
                + " document.querySelector('output').innerText;})().catch(error => { window.judged = 'failed: ' +"
                + " error; })");
        page.browser.until("window.judged !== undefined");
        String said = page.browser.text("window.judged");
        Map<String, Verdict> meaning = Map.of(
                page.word("committed"), Verdict.PROVEN,
                page.word("nokey"), Verdict.UNPROVEN,
                page.word("nowitness"), Verdict.UNPROVEN,
                page.word("othercustomer"), Verdict.NOT,
                page.word("changed"), Verdict.NOT,
                page.word("nonotice").replace("{0}", "notice.json"), Verdict.NOT,
                page.word("unreadable").replace("{0}", "notice.json"), Verdict.NOT);
        return Optional.ofNullable(meaning.get(said)).orElseThrow(() -> new AssertionError(said));
    }

    private static String quoted(String text) {
        return new String(Bytes.canonical(Json.of(text)).toArray(), UTF_8);
    }

    private static Map<String, Vector> vectors() {
        var vectors = new LinkedHashMap<String, Vector>();
        byte[] file = SAMPLE.proof().bytes();
        String key = SAMPLE.key().text();
        vectors.put("honest", new Vector(file, key));
        vectors.put(
                "honest withdrawal",
                new Vector(WITHDRAWN.proof().bytes(), WITHDRAWN.key().text()));
        vectors.put("honest, no key", new Vector(file, ""));
        addRecipients(vectors, file, key);
        addTrust(vectors, file, key);
        addCosigned(vectors, key);
        addMembers(vectors, file, key);
        addBytes(vectors, file, key);
        return vectors;
    }

    private static void addRecipients(Map<String, Vector> vectors, byte[] file, String key) {
        String name = String.valueOf(ACME.customer());
        vectors.put("another address", new Vector(Bytes.of(file), name, "other@acme.example", key));
        vectors.put("another case", new Vector(Bytes.of(file), name, "Privacy@acme.example", key));
        vectors.put("another customer", new Vector(Bytes.of(file), "Globex", ACME.address(), key));
        vectors.put("no customer", new Vector(Bytes.of(file), "", ACME.address(), key));
        vectors.put(
                "another form of its letters",
                new Vector(Bytes.of(file), name.replace("ä", "a\u0308"), ACME.address(), key));
    }

    private static void addTrust(Map<String, Vector> vectors, byte[] file, String key) {
        NoteKey own = SAMPLE.key();
        String stranger = CommittedNotice.make().key().text();
        String elsewhere = new NoteKey("other.example/log/acme", own.publicKey()).text();
        vectors.put("a stranger's key under its name", new Vector(file, stranger));
        vectors.put("its key under another log's name", new Vector(file, elsewhere));
        String one =
                LoggedPolicy.key("witness.example/1", LoggedPolicy.signer()).text();
        for (String quorum : List.of("none", "one")) {
            for (String log : List.of(key, stranger, elsewhere, key + "\nlog " + stranger, stranger + "\nlog " + key)) {
                vectors.put(
                        "trust file of " + quorum + " of " + log,
                        new Vector(file, "log " + log + "\nwitness one " + one + "\nquorum " + quorum + "\n"));
            }
        }
    }

    /// Files cosigned by a witness, or by an impostor.
    private static void addCosigned(Map<String, Vector> vectors, String key) {
        CheckpointSigner witness = LoggedPolicy.signer();
        NoteKey one = LoggedPolicy.key("witness.example/1", witness);
        SignedNote note = SAMPLE.proof().proof().checkpoint();
        SignedNote.Signature saw = Cosignature.sign(note.text(), one, witness, LoggedPolicy.SEEN);
        byte[] value = saw.value().toArray();
        value[value.length - 1] ^= 1;
        var wrong = new SignedNote.Signature(saw.name(), saw.keyId(), Bytes.of(value));
        for (String quorum : List.of("none", "one", "both", "either")) {
            String trust = "log " + key + "\nwitness one " + one.text() + "\nwitness two "
                    + LoggedPolicy.key("witness.example/2", LoggedPolicy.signer())
                            .text()
                    + "\ngroup " + (quorum.equals("either") ? "either any" : "both all") + " one two\nquorum " + quorum
                    + "\n";
            for (List<SignedNote.Signature> by : List.of(List.of(saw), List.of(wrong), List.of(saw, wrong))) {
                vectors.put("cosigned " + quorum + vectors.size(), new Vector(cosigned(note.plus(by)), trust));
            }
        }
    }

    private static byte[] cosigned(SignedNote note) {
        NoticeProof own = SAMPLE.proof();
        var proof = new LogProof(
                own.proof().extra(), own.proof().index(), own.proof().path(), note);
        return new NoticeProof(own.leaf(), own.salt(), own.externalId(), own.place(), own.commitment(), proof).bytes();
    }

    /// Each member at every level: with another value, of another kind, removed, and with an additional one.
    private static void addMembers(Map<String, Vector> vectors, byte[] file, String key) {
        Json notice = JsonText.parse(file);
        for (Map.Entry<String, List<Json>> each : variants(notice).entrySet()) {
            int number = 0;
            for (Json variant : each.getValue()) {
                vectors.put(
                        each.getKey() + " " + number++,
                        new Vector(Bytes.canonical(variant).toArray(), key));
            }
        }
    }

    private static Map<String, List<Json>> variants(Json whole) {
        var found = new TreeMap<String, List<Json>>();
        switch (whole) {
            case Json.Obj object -> {
                found.put("beside", List.of(with(object, "another", Json.of("x"))));
                object.members().forEach((name, value) -> {
                    var own = new ArrayList<Json>();
                    own.add(with(object, name, null));
                    own.add(with(object, name, Json.Null.NULL));
                    own.add(with(object, name, Json.of(true)));
                    found.put(name, own);
                    variants(value)
                            .forEach((below, changed) -> found.put(
                                    name + "." + below,
                                    changed.stream()
                                            .<Json>map(one -> with(object, name, one))
                                            .toList()));
                });
            }
            case Json.Arr(List<Json> items) -> {
                var own = new ArrayList<Json>();
                own.add(Json.array(List.<Json>of()));
                own.add(Json.array(items.subList(1, items.size())));
                var twice = new ArrayList<>(items);
                twice.add(items.getLast());
                own.add(Json.array(twice));
                found.put("items", own);
                variants(items.getFirst())
                        .forEach((below, changed) -> found.put(
                                "0." + below,
                                changed.stream()
                                        .<Json>map(one -> {
                                            var others = new ArrayList<>(items);
                                            others.set(0, one);
                                            return Json.array(others);
                                        })
                                        .toList()));
            }
            case Json.Num(long number) ->
                found.put("number", List.of(Json.of(number + 1), Json.of(-1), Json.of((1L << 53) - 1)));
            case Json.Str text -> found.put("text", texts(text.value()));
            default -> found.put("other", List.of(Json.of("x")));
        }
        return found;
    }

    private static List<Json> texts(String text) {
        var texts = new ArrayList<Json>();
        texts.add(Json.of(text + "x"));
        texts.add(Json.of(""));
        texts.add(Json.of(text.substring(1)));
        char first = text.charAt(0);
        texts.add(Json.of((first == '0' ? '1' : '0') + text.substring(1)));
        texts.add(Json.of(text.toUpperCase(Locale.ROOT)));
        if (text.startsWith("c2sp.org/tlog-proof@v1\n")) {
            texts.addAll(proofs(text));
        }
        return texts;
    }

    /// A proof of another version, with an entry in another form, other lines, and signatures that differ.
    private static List<Json> proofs(String proof) {
        var made = new ArrayList<String>();
        made.add(proof.replace("@v1", "@v2"));
        String extra = proof.lines().skip(1).findFirst().orElseThrow();
        String entry = new String(Base64.getDecoder().decode(extra.substring("extra ".length())), UTF_8);
        for (String other : List.of(
                " " + entry,
                entry.replace("\"policy\":\"acme\",", "").replace("{", "{\"policy\":\"acme\","),
                entry.replace("}", ",\"zebra\":1}"),
                entry.replace("notice", "key"),
                entry.replace("2026-06-01T", "2026-06-02T"))) {
            assertTrue(!other.equals(entry), entry);
            made.add(proof.replace(extra, "extra " + Base64.getEncoder().encodeToString(other.getBytes(UTF_8))));
        }
        made.add(proof.replace(extra + "\n", ""));
        List<String> lines = proof.lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                made.add(proof.replace(line + "\n", ""));
                made.add(proof.replace(line + "\n", line + "\n" + line + "\n"));
                made.add(proof.replace(line, flipped(line)));
            }
        }
        made.add(proof + "— other.example AAAAAAAA\n");
        made.add(proof + "— other.example AAAAAAAABB==\n");
        String signature = lines.getLast();
        made.add(proof + flipped(signature) + "\n");
        return made.stream().<Json>map(Json::of).toList();
    }

    /// With one letter in its middle changed.
    private static String flipped(String line) {
        int at = line.length() / 2;
        return line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1);
    }

    private static Json.Obj with(Json.Obj object, String name, @Nullable Json value) {
        var members = new TreeMap<>(object.members());
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return new Json.Obj(members);
    }

    /// Files that are no longer valid: cut, with additions, in another form, or empty.
    private static void addBytes(Map<String, Vector> vectors, byte[] file, String key) {
        String text = new String(file, UTF_8);
        for (int end : new int[] {0, 1, 100, file.length / 2, file.length - 1}) {
            vectors.put("cut to " + end, new Vector(Arrays.copyOf(file, end), key));
        }
        for (String other : List.of(
                text + "\n",
                " " + text,
                "\ufeff" + text,
                text.replace("\"leaf\":", "\"leaf\": "),
                text.replace("{\"commitment\"", "{\"commitment\":{},\"commitment\""),
                text.replace("C-1", "\\u0043-1"),
                text.replace("C-1", "\\ud800"),
                text.replace("262144", "262144.0"),
                text.replace("262144", "2.62144e5"),
                "{}",
                "[]",
                "null",
                "no JSON",
                "{\"leaf\":1}",
                "{\"__proto__\":1}")) {
            assertTrue(!other.equals(text), text);
            vectors.put(
                    "written " + other.substring(0, Math.min(30, other.length())) + vectors.size(),
                    new Vector(other.getBytes(UTF_8), key));
        }
        byte[] latin = text.replace("C-1", "é").getBytes(ISO_8859_1);
        vectors.put("no UTF-8", new Vector(latin, key));
        NoticeProof other = CommittedNotice.make().proof();
        vectors.put("the proof of another log", new Vector(other.bytes(), key));
    }
}
