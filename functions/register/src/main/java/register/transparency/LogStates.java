package register.transparency;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.log.SignedCheckpoint;
import register.log.TrustFile;
import register.measure.Measure;
import register.value.PolicyId;

/// The states of all logs with entries.
///
/// @param asksWitnesses true if the trust file names any
public record LogStates(List<LogState> logs, boolean asksWitnesses) {
    public LogStates {
        logs = List.copyOf(logs);
    }

    /// The state of a policy's log.
    ///
    /// @param entries the number of entries
    /// @param signed the number of entries under a checkpoint
    /// @param seconds the age of the last entry
    /// @param witnessed true if the newest checkpoint has the cosignatures that the trust file requires
    public record LogState(PolicyId policy, long entries, long signed, long seconds, boolean witnessed) {
        public boolean isSigned() {
            return signed >= entries;
        }
    }

    /// Reads the head of each log, its newest checkpoint and, if witnesses are asked, the cosignatures.
    public static LogStates read(Chain chain, CheckpointLog log, WitnessLog witnesses, Instant now) {
        Optional<TrustFile> trust =
                witnesses.trustFile().filter(file -> !file.witnesses().isEmpty());
        List<LogState> logs = chain.policies().stream()
                .flatMap(policy -> chain.head(policy).stream())
                .map(head -> {
                    Optional<SignedCheckpoint> latest = log.latest(head.policy());
                    return state(
                            head,
                            latest,
                            trust.filter(file -> latest.filter(newest -> isWitnessed(file, newest, witnesses))
                                            .isPresent())
                                    .isPresent(),
                            now);
                })
                .toList();
        return new LogStates(logs, trust.isPresent());
    }

    private static LogState state(EntryHeader head, Optional<SignedCheckpoint> latest, boolean witnessed, Instant now) {
        return new LogState(
                head.policy(),
                head.sequence(),
                latest.map(newest -> newest.checkpoint().size()).orElse(0L),
                Measure.seconds(head.recordedAt(), now),
                witnessed);
    }

    private static boolean isWitnessed(TrustFile trust, SignedCheckpoint newest, WitnessLog witnesses) {
        TrustFile.Witnessed by = trust.witnessed(newest.note()
                .plus(witnesses.cosignatures(
                        newest.policy(), newest.checkpoint().size())));
        return by.isQuorum() && !by.cosigned().isEmpty();
    }

    public Map<Measure, Long> measures() {
        var measures = new EnumMap<Measure, Long>(Measure.class);
        measures.put(
                Measure.LOG_ENTRIES, logs.stream().mapToLong(LogState::entries).sum());
        measures.put(
                Measure.LOG_UNSIGNED_ENTRIES,
                logs.stream().mapToLong(log -> log.entries() - log.signed()).sum());
        measures.put(Measure.LOG_UNSIGNED_SECONDS, oldest(log -> !log.isSigned()));
        if (asksWitnesses) {
            measures.put(
                    Measure.CHECKPOINTS_UNWITNESSED,
                    logs.stream().filter(log -> !log.witnessed()).count());
            measures.put(Measure.CHECKPOINTS_UNWITNESSED_SECONDS, oldest(log -> !log.witnessed()));
        }
        return measures;
    }

    private long oldest(Predicate<LogState> of) {
        return logs.stream().filter(of).mapToLong(LogState::seconds).max().orElse(0);
    }
}
