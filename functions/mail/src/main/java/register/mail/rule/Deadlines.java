package register.mail.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import register.request.Matter;

/// When a matter needs an answer, counted from the message's receipt.
public final class Deadlines {
    private final PoliciesInForce policies;

    public Deadlines(PoliciesInForce policies) {
        this.policies = policies;
    }

    Optional<Instant> respondBy(Matter matter, Examined message) {
        Instant receivedAt = message.delivery().receivedAt().truncatedTo(ChronoUnit.MILLIS);
        return switch (matter.due()) {
            case NEVER -> Optional.empty();
            case IN_72_HOURS -> Optional.of(receivedAt.plus(72, ChronoUnit.HOURS));
            case IN_A_MONTH ->
                Optional.of(receivedAt.atZone(zone(message)).plusMonths(1).toInstant());
            case AS_THE_COMPANY_STATES ->
                message.policy()
                        .flatMap(policy ->
                                policies.objectionUntil(policy.header().policy(), receivedAt));
        };
    }

    private static ZoneId zone(Examined message) {
        return message.policy().map(policy -> policy.header().timeZone()).orElse(ZoneOffset.UTC);
    }
}
