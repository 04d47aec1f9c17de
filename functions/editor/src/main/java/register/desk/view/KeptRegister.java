package register.desk.view;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.machine.site.Site;
import register.machine.site.ThisMachine;
import register.policy.Company;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.value.PolicyId;

/// A register and the person who keeps it.
///
/// @param drafts of its next lists
/// @param keeper the person's name, which histories keep
public record KeptRegister(Site site, Clock clock, Drafts drafts, String keeper) {

    /// The same register, kept by another person.
    public KeptRegister keptBy(String person) {
        return new KeptRegister(site, clock, drafts, person);
    }

    public Register register() {
        return site.register();
    }

    public Ports ports() {
        return site.register().ports();
    }

    public Instant now() {
        return clock.instant();
    }

    /// The public address as it is now, which the keeper may change here; null without one.
    public @Nullable URI address() {
        return site instanceof ThisMachine machine
                ? machine.settings().file().now().address().url()
                : site.address();
    }

    public List<PolicyId> policies() {
        return register().history().policies();
    }

    /// The policies with a list, and those with only a draft.
    public List<PolicyId> begun() {
        return Stream.concat(policies().stream(), drafts.policies().stream())
                .distinct()
                .toList();
    }

    /// The time zone of the first policy, since a company has one calendar; without a policy, this machine's.
    public ZoneId zone() {
        return policies().stream()
                .flatMap(policy -> headers(policy).stream())
                .map(EntryHeader::timeZone)
                .findFirst()
                .orElseGet(ZoneId::systemDefault);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }

    /// The headers of a policy's entries with a date, the last first.
    List<EntryHeader> headers(PolicyId policy) {
        return register().history().headers(policy).reversed().stream()
                .filter(header -> header.kind().isOfADate())
                .toList();
    }

    /// The company's name, as its last version states it; empty without one.
    public Optional<String> company() {
        return policies().stream()
                .flatMap(policy -> versions(policy).limit(1))
                .map(KeptRegister::company)
                .findFirst();
    }

    private Stream<PolicyVersion> versions(PolicyId policy) {
        return headers(policy).stream()
                .flatMap(header -> ports().chain().entry(policy, header.sequence()).stream())
                .map(this::shown);
    }

    private static String company(PolicyVersion version) {
        Company company = version.company();
        return company == null ? version.edition(version.defaultLanguage()).provider() : company.legalName();
    }

    public PolicyVersion shown(Entry entry) {
        return register().shown(entry);
    }

    /// A recipient's name and address; empty once erased.
    public Optional<Recipient.Who> who(PolicyId policy, RecipientId recipient) {
        return ports().recipients().find(policy, recipient).flatMap(found -> Optional.ofNullable(found.who()));
    }

    /// The name that a customer is called by.
    public static String name(Recipient.Who who) {
        String customer = who.customer();
        return customer == null ? who.address() : customer;
    }
}
