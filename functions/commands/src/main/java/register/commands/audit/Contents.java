package register.commands.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.commands.audit.Finding.Kind;
import register.json.Json;
import register.value.Bytes;
import register.value.Sha256;

/// Whether the contents that a server shows are those that the entries commit to, and whether each person that it shows
/// as redacted is.
final class Contents {
    private final ChainServer server;
    private final long signed;
    private final Set<Sha256> same = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final List<EntryHeader> withheld = new ArrayList<>();
    private final List<Persons> persons = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long recomputed;
    private long named;

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

    /// How often a person is named beside the chain, by a name that cannot be recomputed: its salt is not published.
    long named() {
        return named;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// @param entries those before the first bad one: a bad entry's content proves nothing
    /// @throws IOException when the server does not answer, or not in time
    void read(List<Shown> entries) throws IOException {
        for (Shown shown : entries) {
            Sha256 expected = shown.header().contentHash();
            Json content = content(shown);
            if (content == null) {
                withheld.add(shown.header());
                continue;
            }
            if (!Bytes.canonical(content).hash().equals(expected)) {
                findings.add(new Finding(
                        Kind.OTHER_CONTENT,
                        shown.header().sequence(),
                        "its content is not the one that it commits to"));
                return;
            }
            same.add(expected);
            recomputed++;
        }
        for (EntryHeader header : withheld) {
            if (same.contains(header.contentHash())) {
                recomputed++;
            } else {
                findings.add(new Finding(
                        Kind.CONTENT_WITHHELD,
                        header.sequence(),
                        "the server does not show the content that it commits to"));
            }
        }
        for (Persons each : persons) {
            findings.addAll(each.findings(ended));
            named += each.named();
        }
    }

    /// A redaction is no version's: its content is beside its header.
    private @Nullable Json content(Shown shown) throws IOException {
        if (shown.header().kind() == EntryKind.REDACTION) {
            if (shown.header().sequence() <= signed
                    && shown.content() instanceof Json.Obj content
                    && content.get("persons") instanceof Json.Arr commitments) {
                commitments.items().stream()
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
        persons.add(Persons.of(shown.header().sequence(), content, version.get("persons")));
        return content;
    }
}
