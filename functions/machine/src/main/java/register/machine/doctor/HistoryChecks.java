package register.machine.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.assembly.Attesting;
import register.assembly.Exports.Export;
import register.assembly.Ports;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.document.IssuedDocument;
import register.log.TrustFile;
import register.machine.site.Site;
import register.transparency.LogStates;
import register.transparency.LogStates.LogState;
import register.transparency.OtherKeyException;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The published record: entries, their checkpoints, documents and witnesses, and its backup.
record HistoryChecks(Site site) {
    /// Checkpoints and documents follow an entry within seconds, on AWS within a minute or two.
    private static final Duration SOON_AFTER = Duration.ofMinutes(5);
    /// Witnesses are asked again each day.
    private static final Duration WITNESSED_WITHIN = Duration.ofDays(2);
    /// Publishing refuses beyond this.
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BACKED_UP_WITHIN = Duration.ofDays(31);

    private Ports ports() {
        return site.register().ports();
    }

    private History history() {
        return site.register().history();
    }

    private Instant now() {
        return site.register().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void policies(Findings found) {
        List<PolicyId> all = history().policies();
        if (all.isEmpty()) {
            found.missing("policies.none");
            return;
        }
        for (PolicyId policy : all) {
            Optional<Entry> inForce = history().inForce(policy, null, null);
            if (inForce.isPresent()) {
                found.inOrder(
                        "policies.in-force", policy, inForce.get().header().effectiveDate());
            } else if (history().announced(policy, 1).isEmpty()) {
                found.broken("policies.nothing", policy);
            } else {
                found.missing("policies.later", policy);
            }
        }
    }

    void log(Findings found) {
        long entries = 0;
        for (LogState log : states().logs()) {
            entries += log.entries();
            if (!log.isSigned() && log.seconds() > SOON_AFTER.toSeconds()) {
                found.broken("log.unsigned", log.policy(), log.signed(), log.entries());
            }
            Attesting attesting = site.attesting();
            if (attesting != null) {
                try {
                    attesting.checkpoints().requireOwnKey(log.policy());
                } catch (OtherKeyException _) {
                    found.broken("log.other-key", log.policy());
                }
            }
        }
        if (found.none()) {
            found.inOrder("log.signed", entries);
        }
    }

    private LogStates states() {
        return LogStates.read(ports().chain(), ports().checkpoints(), ports().witnesses(), now());
    }

    /// Entries that were recorded in the future mean that the clock was wrong then, or is now.
    void clock(Findings found) {
        ports().chain().policies().stream()
                .flatMap(policy -> ports().chain().head(policy).stream())
                .filter(head -> head.recordedAt().isAfter(now().plus(AHEAD)))
                .forEach(head -> found.broken("clock.behind", head.policy(), head.recordedAt(), now()));
        if (found.none()) {
            found.inOrder("clock.plausible", now());
        }
    }

    void documents(Findings found) {
        int sound = 0;
        for (PolicyId policy : history().policies()) {
            List<Entry> shown = Stream.concat(
                            history().inForce(policy, null, null).stream(),
                            history().announced(policy, Integer.MAX_VALUE).stream()
                                    .flatMap(header -> ports().chain().entry(policy, header.sequence()).stream()))
                    .toList();
            for (Entry entry : shown) {
                List<String> lacking = lacking(entry);
                if (lacking.isEmpty()) {
                    sound++;
                } else if (entry.header().recordedAt().plus(SOON_AFTER).isBefore(now())) {
                    found.broken(
                            "documents.lacking", policy, entry.header().effectiveDate(), String.join(", ", lacking));
                }
            }
        }
        if (found.none()) {
            found.inOrder("documents.made", sound);
        }
    }

    /// The languages of a version whose sealed PDF was never made, or whose bytes are gone or others.
    private List<String> lacking(Entry entry) {
        EntryHeader header = entry.header();
        var lacking = new ArrayList<String>();
        for (Language language : entry.version().editions().keySet()) {
            Optional<IssuedDocument.Snapshot> issued =
                    ports().issuedDocuments().snapshot(header.policy(), header.sequence(), language);
            boolean whole = issued.flatMap(snapshot -> ports().documents().get(snapshot.key()))
                    .map(Sha256::of)
                    .filter(hash -> hash.equals(issued.get().sha256()))
                    .isPresent();
            if (!whole) {
                lacking.add(language.tag());
            }
        }
        return lacking;
    }

    void witnesses(Findings found) {
        Optional<TrustFile> trust =
                ports().witnesses().trustFile().filter(file -> !file.witnesses().isEmpty());
        if (trust.isEmpty()) {
            found.missing("witnesses.none");
            return;
        }
        for (LogState log : states().logs()) {
            Instant asked = ports().witnesses().heard(log.policy()).stream()
                    .map(heard -> heard.at())
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            if (!log.witnessed() && log.seconds() > SOON_AFTER.toSeconds()) {
                found.broken("witnesses.absent", log.policy());
            } else if (asked.plus(WITNESSED_WITHIN).isBefore(now())) {
                found.missing("witnesses.old", log.policy());
            }
        }
        if (found.none()) {
            found.inOrder("witnesses.seen", trust.get().witnesses().size());
        }
    }

    void backup(Findings found) {
        Optional<Export> last = ports().exports().last();
        if (last.isEmpty()) {
            found.missing("backup.none");
            return;
        }
        long entries = states().logs().stream().mapToLong(LogState::entries).sum();
        if (last.get().entries() < entries) {
            found.missing(
                    "backup.behind", day(last.get().at()), entries - last.get().entries());
        } else if (last.get().at().plus(BACKED_UP_WITHIN).isBefore(now())) {
            found.missing("backup.old", day(last.get().at()));
        } else {
            found.inOrder("backup.made", day(last.get().at()));
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
