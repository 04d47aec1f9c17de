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

/// A policy's list as derived from its log, made by the code that answers readers. Names of sole traders are not in
/// the log: they are taken from the server's versions, unless a signed entry redacted them.
final class DerivedLists {
    private final LogServer server;
    private final StandingEntries standing;
    private final RecomputedChain chain;
    private final AuditFindings findings = new AuditFindings();
    private final Trial trial;
    private final Map<Commitment, Json.Obj> names = new HashMap<>();
    private final Set<Long> asked = new HashSet<>();

    /// @param checkpoint with the log's name, which reveals some trials
    DerivedLists(LogServer server, StandingEntries standing, ServedCheckpoint checkpoint) {
        this.server = server;
        this.standing = standing;
        this.chain = new RecomputedChain(standing, server);
        this.trial = Trial.of(false, Stream.of(checkpoint.checkpoint().origin()));
    }

    /// The findings about the persons in the lists.
    List<AuditFinding> findings() {
        return findings.sorted();
    }

    /// The list at an instant.
    ///
    /// @param query of its address, e.g. `lang=de`; empty if there is none
    /// @param url the register's public address; null if it has none
    /// @return empty if nothing is in force then
    /// @throws IOException if the server does not answer
    Optional<Json.Obj> at(Instant instant, String query, @Nullable String url) throws IOException {
        try {
            Optional<Json> list = answers(instant, url).json(list(), query);
            return (learnNames() ? answers(instant, url).json(list(), query) : list).map(Json.Obj.class::cast);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The languages of the list in force, or if there is none, of the last date's version.
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
        return SiteAddresses.list(server.policy(), ".json");
    }

    private DerivedAnswers answers(Instant instant, @Nullable String url) {
        return new DerivedAnswers(chain, _ -> names, trial, url, Clock.fixed(instant, ZoneOffset.UTC));
    }

    /// @return true if a list derived before may lack a name
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
