package register.mail.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import register.request.Matter;

/// When a matter wants an answer, counted from the message's receipt.
public final class Deadlines {
    private static final int BREACH_HOURS = 72;

    private final PoliciesInForce policies;

    public Deadlines(PoliciesInForce policies) {
        this.policies = policies;
    }

    Optional<Instant> respondBy(Matter matter, Examined message) {
        Instant receivedAt = message.delivery().receivedAt();
        return switch (matter) {
            // GDPR Art. 33(1)
            case BREACH -> Optional.of(receivedAt.plus(BREACH_HOURS, ChronoUnit.HOURS));
            // GDPR Art. 12(3)
            case DATA_SUBJECT_REQUEST ->
                Optional.of(receivedAt.atZone(zone(message)).plusMonths(1).toInstant());
            // Never computed: what the company states, or nothing.
            case OBJECTION ->
                message.policy()
                        .flatMap(policy ->
                                policies.objectionUntil(policy.header().policy(), receivedAt));
            case REDLINES, TERMINATION -> Optional.empty();
        };
    }

    private static ZoneId zone(Examined message) {
        return message.policy().map(policy -> policy.header().timeZone()).orElse(ZoneOffset.UTC);
    }
}
