package register.local.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Sha256;
import register.json.Json;
import register.local.audit.Finding.Kind;

/// Whether the contents that a server shows are those that the entries commit to, and whoever it shows as redacted is.
final class Contents {
    private final ChainServer server;
    private final long signed;
    private final Map<Sha256, Boolean> same = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<EntryHeader> withheld = new ArrayList<>();
    private final List<Redacted> redacted = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long recomputed;

    /// A person whom a version shows as redacted.
    ///
    /// @param commitment that stands in its place; absent where none does
    private record Redacted(
            long entry, String subprocessor, @Nullable String commitment) {}

    /// @param signed up to which entry the checkpoint goes
    Contents(ChainServer server, long signed) {
        this.server = server;
        this.signed = signed;
    }

    /// How many entries' contents were recomputed.
    long recomputed() {
        return recomputed;
    }

    /// How many persons are redacted, each by an entry that is signed.
    long redactions() {
        return ended.size();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// @param entries those before the first bad one: a bad entry's content proves nothing
    /// @throws IOException when the server does not answer, or not in time
    void read(List<Shown> entries) throws IOException {
        for (Shown shown : entries) {
            Sha256 expected = shown.header().contentHash();
            if (!same.containsKey(expected)) {
                Json content = content(shown);
                if (content == null) {
                    withheld.add(shown.header());
                    continue;
                }
                same.put(expected, Bytes.canonical(content).hash().equals(expected));
            }
            if (Boolean.FALSE.equals(same.get(expected))) {
                findings.add(new Finding(
                        Kind.OTHER_CONTENT,
                        shown.header().sequence(),
                        "its content is not the one that it commits to"));
                return;
            }
            recomputed++;
        }
        for (EntryHeader header : withheld) {
            if (same.containsKey(header.contentHash())) {
                recomputed++;
            } else {
                findings.add(new Finding(
                        Kind.CONTENT_WITHHELD,
                        header.sequence(),
                        "the server does not show the content that it commits to"));
            }
        }
        for (Redacted each : redacted) {
            if (each.commitment() == null || !ended.contains(each.commitment())) {
                findings.add(new Finding(
                        Kind.INVENTED_REDACTION,
                        each.entry(),
                        "\"" + each.subprocessor() + "\" is shown as redacted, and no signed entry says so"));
            }
        }
    }

    /// A redaction is no version's: its content stands beside its header.
    private @Nullable Json content(Shown shown) throws IOException {
        if (shown.header().kind() == EntryKind.REDACTION) {
            if (shown.header().sequence() <= signed
                    && shown.content() instanceof Json.Obj content
                    && content.get("persons") instanceof Json.Arr persons) {
                persons.items().stream()
                        .filter(Json.Str.class::isInstance)
                        .forEach(each -> ended.add(((Json.Str) each).value()));
            }
            return shown.content();
        }
        if (!(server.version(shown.header()).orElse(null) instanceof Json.Obj version)) {
            return null;
        }
        Json content = version.get("content");
        if (content == null) {
            return null;
        }
        persons(shown.header().sequence(), version, content);
        return content;
    }

    private void persons(long entry, Json.Obj version, Json content) {
        if (version.get("persons") instanceof Json.Arr persons) {
            for (Json item : persons.items()) {
                if (item instanceof Json.Obj person
                        && Json.of(true).equals(person.get("redacted"))
                        && person.get("subprocessorId") instanceof Json.Str id) {
                    redacted.add(new Redacted(entry, id.value(), commitment(content, id.value())));
                }
            }
        }
    }

    private static @Nullable String commitment(Json content, String subprocessor) {
        if (content instanceof Json.Obj object && object.get("subprocessors") instanceof Json.Arr list) {
            for (Json item : list.items()) {
                if (item instanceof Json.Obj one
                        && Json.of(subprocessor).equals(one.get("id"))
                        && one.get("person") instanceof Json.Str commitment) {
                    return commitment.value();
                }
            }
        }
        return null;
    }
}
