package register.transparency;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import register.chain.Chain;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.TrustFile;
import register.log.TrustFile.Witness;
import register.transparency.WitnessLog.LastAnswer;
import register.value.PolicyId;

/// Has witnesses cosign the newest checkpoint of each log, if the trust file names any to ask. Nothing waits for them:
/// checkpoints are valid without, and late cosignatures are still true. Every step can be repeated.
public record Witnesses(Chain chain, CheckpointLog log, WitnessLog witnesses, WitnessClient client, Clock clock) {
    /// A cosignature shows how recently a history was seen, so it is renewed each day.
    private static final Duration FRESH = Duration.ofDays(1);

    /// A witness's recorded answer.
    ///
    /// @param hasCosigned true if it gave a cosignature
    /// @param isAlarm true if it knows a history that differs from this register's, which a person must investigate
    public record WitnessReply(Witness witness, LastAnswer heard, boolean hasCosigned, boolean isAlarm) {
        /// One line for the log.
        public String line() {
            return (isAlarm ? "ALARM " : "") + said(witness.name(), heard.policy(), heard.answer());
        }
    }

    static String alarm(String witness, PolicyId policy, String answer) {
        return "ALARM " + said(witness, policy, answer);
    }

    private static String said(String witness, PolicyId policy, String answer) {
        return "witness " + witness + " of " + policy + ": " + answer;
    }

    /// True if a witness can be asked there: an http or https address.
    public static boolean isAddress(String url) {
        try {
            URI address = new URI(url);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// Asks each witness that has not cosigned the newest checkpoint of a log, while there is time to start.
    ///
    /// @param asked called with each answer
    /// @return the number that cosigned
    public int ask(PolicyId policy, Duration time, Consumer<WitnessReply> asked) {
        long end = System.nanoTime() + time.toNanos();
        return witnesses
                .trustFile()
                .map(file -> ask(file, policy, end, fresh(), new HashSet<>(), asked))
                .orElse(0);
    }

    /// Asks for every log, and again if the cosignature is more than a day old. A witness that does not answer for one
    /// log is skipped for the rest, so that the others get their turn.
    ///
    /// @return the number that cosigned
    public int reconcile(Duration time, Consumer<WitnessReply> asked) {
        return reconcile(time, fresh(), asked);
    }

    /// Asks every witness about every log, whatever it answered before, because a witness that knows a longer
    /// history reports it. A register does so when it starts, because an older backup may have been restored.
    ///
    /// @return the number that cosigned
    public int askAnew(Duration time, Consumer<WitnessReply> asked) {
        return reconcile(time, Instant.MAX, asked);
    }

    /// Asks every witness about one log again.
    public int askAnew(PolicyId policy, Duration time, Consumer<WitnessReply> asked) {
        long end = System.nanoTime() + time.toNanos();
        return witnesses
                .trustFile()
                .map(file -> ask(file, policy, end, Instant.MAX, new HashSet<>(), asked))
                .orElse(0);
    }

    /// The states of all logs now.
    public LogStates states() {
        return LogStates.read(chain, log, witnesses, clock.instant());
    }

    /// Call it before adding entries by hand.
    ///
    /// @throws OtherHistoryException if a witness that answers saw another history of a log
    public void requireSame(PolicyId policy, Duration time) {
        int _ = askAnew(policy, time, asked -> {
            if (asked.isAlarm()) {
                throw new OtherHistoryException(asked);
            }
        });
    }

    private Instant fresh() {
        return clock.instant().minus(FRESH);
    }

    private int reconcile(Duration time, Instant fresh, Consumer<WitnessReply> asked) {
        long end = System.nanoTime() + time.toNanos();
        Optional<TrustFile> file = witnesses.trustFile();
        if (file.isEmpty()) {
            return 0;
        }
        int cosigned = 0;
        var silent = new HashSet<NoteKey>();
        for (PolicyId policy : chain.policies()) {
            cosigned += ask(file.get(), policy, end, fresh, silent, asked);
        }
        return cosigned;
    }

    private int ask(
            TrustFile file,
            PolicyId policy,
            long end,
            Instant fresh,
            Set<NoteKey> silent,
            Consumer<WitnessReply> asked) {
        Optional<SignedCheckpoint> latest = log.latest(policy);
        if (latest.isEmpty()) {
            return 0;
        }
        Map<String, LastAnswer> heard =
                witnesses.heard(policy).stream().collect(Collectors.toMap(LastAnswer::key, one -> one));
        int cosigned = 0;
        for (Witness witness : due(file, latest.get(), heard, fresh)) {
            if (System.nanoTime() >= end) {
                break;
            }
            if (silent.contains(witness.key())) {
                continue;
            }
            long known = Optional.ofNullable(heard.get(witness.key().text()))
                    .map(LastAnswer::size)
                    .orElse(0L);
            Conversation.Result result = new Conversation(witness, latest.get(), log, client).held(known);
            if (result.isAlarm() && isOutdated(latest.get())) {
                // Another process has signed meanwhile, and the witness saw that history.
                return cosigned + ask(file, policy, end, fresh, silent, asked);
            }
            if (result.isSilent()) {
                silent.add(witness.key());
            }
            result.cosignatures()
                    .forEach(one ->
                            witnesses.keep(policy, latest.get().checkpoint().size(), one.signature(), one.time()));
            var said = new LastAnswer(
                    policy,
                    witness.key().text(),
                    result.size(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    result.answer());
            witnesses.heard(said);
            boolean made = !result.cosignatures().isEmpty();
            asked.accept(new WitnessReply(witness, said, made, result.isAlarm()));
            cosigned += made ? 1 : 0;
        }
        return cosigned;
    }

    private boolean isOutdated(SignedCheckpoint read) {
        return log.latest(read.policy())
                .filter(now -> now.checkpoint().size() > read.checkpoint().size())
                .isPresent();
    }

    /// The witnesses with an address that have not cosigned this checkpoint since then.
    private List<Witness> due(TrustFile file, SignedCheckpoint latest, Map<String, LastAnswer> heard, Instant fresh) {
        var cosigned = latest.note()
                .plus(witnesses.cosignatures(
                        latest.policy(), latest.checkpoint().size()));
        var done = file.witnessed(cosigned).cosigned().stream()
                .filter(one -> Optional.ofNullable(heard.get(one.witness().key().text()))
                        .filter(last -> last.at().isAfter(fresh))
                        .isPresent())
                .map(one -> one.witness().key())
                .toList();
        return file.witnesses().stream()
                .filter(witness ->
                        witness.url().filter(Witnesses::isAddress).isPresent() && !done.contains(witness.key()))
                .toList();
    }
}
