package register.mail.rule;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.History;
import register.mail.message.Address;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.value.Language;
import register.value.PolicyId;

/// The policies in force when a message was received.
public final class PoliciesInForce {
    private final Chain chain;
    private final History history;

    public PoliciesInForce(Chain chain, Clock clock) {
        this.chain = chain;
        this.history = new History(chain, clock);
    }

    /// The policies with a public address among `to`.
    public List<AddressedPolicy> addressed(List<Address> to, Instant at) {
        return history.policies().stream()
                .flatMap(policy -> addressed(policy, to, at).stream())
                .toList();
    }

    /// The policy, with its public address among `to`.
    public Optional<AddressedPolicy> addressed(PolicyId policy, List<Address> to, Instant at) {
        return inForce(policy, at).flatMap(entry -> {
            PolicyVersion version = entry.version();
            return version.requests().publicAddresses().stream()
                    .filter(address -> Address.parse(address)
                            .filter(parsed -> to.stream().anyMatch(parsed::same))
                            .isPresent())
                    .findFirst()
                    .map(address -> new AddressedPolicy(entry.header(), version, address));
        });
    }

    /// The public address of a policy in force that is the same mailbox as `address`; empty if there is none.
    public Optional<String> publicAddress(String address, Instant at) {
        return MailSettings.ownAddress(
                address,
                history.policies().stream()
                        .flatMap(policy -> inForce(policy, at).stream())
                        .flatMap(entry -> entry.version().requests().publicAddresses().stream())
                        .toList());
    }

    /// The language of the policy.
    public Optional<Language> language(PolicyId policy, Instant at) {
        return inForce(policy, at).map(entry -> entry.version().defaultLanguage());
    }

    Optional<ZoneId> timeZone(PolicyId policy, Instant at) {
        return inForce(policy, at).map(entry -> entry.header().timeZone());
    }

    /// The earliest objection deadline, not before `at`, of the version in force and the announced ones.
    Optional<Instant> objectionUntil(PolicyId policy, Instant at) {
        Stream<Entry> announced = history.announced(policy, Integer.MAX_VALUE).stream()
                .flatMap(header -> chain.entry(policy, header.sequence()).stream());
        return Stream.concat(inForce(policy, at).stream(), announced)
                .flatMap(entry -> Optional.ofNullable(entry.version().objection()).stream())
                .map(PoliciesInForce::end)
                .filter(until -> !until.isBefore(at))
                .min(Comparator.naturalOrder());
    }

    private static Instant end(ObjectionPeriod objection) {
        return objection.end().toInstant();
    }

    private Optional<Entry> inForce(PolicyId policy, Instant at) {
        return new History(chain, Clock.fixed(at, ZoneOffset.UTC)).inForce(policy, null, null);
    }
}
