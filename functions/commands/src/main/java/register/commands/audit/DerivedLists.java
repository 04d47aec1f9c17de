package register.commands.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.History;
import register.document.Trial;
import register.json.Json;
import register.json.JsonText;
import register.page.SiteAddresses;
import register.policy.Commitment;
import register.read.DerivedAnswers;
import register.value.Language;

/// A policy's list as it follows from its log, made by the code that answers readers. Beside the log are the names of
/// sole traders: they are taken from where the server shows the versions, of those alone whom no signed entry redacts.
final class DerivedLists {
    private final LogServer server;
    private final StandingEntries standing;
    private final RecomputedChain chain;
    private final AuditFindings findings = new AuditFindings();
    private final Trial trial;
    private final Map<Commitment, Json.Obj> names = new HashMap<>();
    private final Set<Long> asked = new HashSet<>();

    /// @param checkpoint names the log, which tells of some trials that they are one
    DerivedLists(LogServer server, StandingEntries standing, ServedCheckpoint checkpoint) {
        this.server = server;
        this.standing = standing;
        this.chain = new RecomputedChain(standing, server);
        this.trial = Trial.of(false, Stream.of(checkpoint.checkpoint().origin()));
    }

    /// The findings about the persons whom the lists name.
    List<AuditFinding> findings() {
        return findings.sorted();
    }

    /// The list as it is shown at an instant.
    ///
    /// @param query by which it is asked for, e.g. `lang=de`; empty where there is none
    /// @param url where everybody reaches the register; null where it has no public address
    /// @return empty where nothing is in force then
    /// @throws IOException when the server does not answer
    Optional<Json.Obj> at(Instant instant, String query, @Nullable String url) throws IOException {
        try {
            Optional<Json> list = answers(instant, url).json(list(), query);
            return (learnNames() ? answers(instant, url).json(list(), query) : list).map(Json.Obj.class::cast);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The languages of the list in force, or where nothing is, of the version of the last date.
    Set<Language> languages(Instant instant) throws IOException {
        try {
            return new History(chain, Clock.fixed(instant, ZoneOffset.UTC))
                    .inForce(server.policy(), null, null)
                    .or(() -> chain.latest(server.policy(), LocalDate.MAX, Instant.MAX))
                    .map(entry -> entry.version().editions().keySet())
                    .orElse(Set.of());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Describes the members of a list that this release knows.
    Json.Obj schema() {
        return (Json.Obj)
                answers(Instant.EPOCH, null).json(SiteAddresses.LIST_SCHEMA, "").orElseThrow();
    }

    private String list() {
        return SiteAddresses.list(server.policy(), "");
    }

    private DerivedAnswers answers(Instant instant, @Nullable String url) {
        return new DerivedAnswers(chain, _ -> names, trial, url, Clock.fixed(instant, ZoneOffset.UTC));
    }

    /// @return true if a list that was made before may lack a name
    private boolean learnNames() throws IOException {
        boolean learnt = false;
        for (Entry entry : chain.read()) {
            if (entry.header().kind().states() && asked.add(entry.header().sequence())) {
                learnt |= learnNames(entry);
            }
        }
        return learnt;
    }

    private boolean learnNames(Entry entry) throws IOException {
        if (entry.version().persons().isEmpty()) {
            return false;
        }
        Json version = server.version(entry.header()).orElse(null);
        ListedPersons persons = ListedPersons.of(
                entry.header().sequence(),
                JsonText.parse(entry.content().toArray()),
                version instanceof Json.Obj object ? object.get("persons") : null);
        findings.addAll(persons.findings(standing.redacted()));
        persons.names().forEach((commitment, fields) -> {
            if (!standing.redacted().contains(commitment.hex())) {
                names.put(commitment, fields);
            }
        });
        return true;
    }
}
