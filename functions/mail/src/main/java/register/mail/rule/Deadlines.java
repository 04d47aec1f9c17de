package register.mail.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.value.PolicyId;

/// The deadline for answering a matter, counted from the message's receipt.
public record Deadlines(PoliciesInForce policies) {
    Optional<Instant> respondBy(Matter matter, ExaminedMail message) {
        return respondBy(
                matter,
                message.policy().map(found -> found.header().policy()).orElse(null),
                message.delivery().receivedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    /// @param policy that the message was sent to; null unless there is exactly one
    public Optional<Instant> respondBy(Matter matter, @Nullable PolicyId policy, Instant receivedAt) {
        return switch (matter.due()) {
            case NEVER -> Optional.empty();
            case IN_72_HOURS -> Optional.of(receivedAt.plus(72, ChronoUnit.HOURS));
            case IN_A_MONTH ->
                Optional.of(receivedAt
                        .atZone(zone(policy, receivedAt))
                        .plusMonths(1)
                        .toInstant());
            case AS_THE_COMPANY_STATES ->
                Optional.ofNullable(policy).flatMap(id -> policies.objectionUntil(id, receivedAt));
        };
    }

    private ZoneId zone(@Nullable PolicyId policy, Instant at) {
        return Optional.ofNullable(policy)
                .flatMap(id -> policies.timeZone(id, at))
                .orElse(ZoneOffset.UTC);
    }
}
