package register.vendors;

import java.util.List;
import java.util.Optional;
import register.policy.Country;
import register.vendors.Stated.Field;

/// A vendor, as public documents describe it.
///
/// @param facts in the order of [Field], each with its source; what no document states is absent
public record Vendor(String brand, List<Stated> facts) {
    public Vendor {
        facts = List.copyOf(facts);
    }

    /// Its companies' names with their legal forms, the one that most documents state first.
    public List<Stated> legalNames() {
        return all(Field.LEGAL);
    }

    /// The country of its seat. The companies of its group may have other seats ([Stated#country]).
    public Optional<Stated> seat() {
        return first(Field.SEAT);
    }

    public Optional<Stated> site() {
        return first(Field.SITE);
    }

    /// The address of its own list of subprocessors.
    public Optional<Stated> list() {
        return first(Field.LIST);
    }

    public List<Stated> aliases() {
        return all(Field.ALIAS);
    }

    /// The fact from which the seat of a company of this vendor follows: what is stated of the company itself, or of
    /// the
    /// vendor if its companies are in one country.
    public Optional<Stated> seatOf(Stated legalName) {
        if (legalName.country() != null) {
            return Optional.of(legalName);
        }
        return seat().filter(seat -> legalNames().stream()
                .allMatch(name -> name.country() == null || name.country().equals(new Country(seat.value()))));
    }

    private Optional<Stated> first(Field field) {
        return facts.stream().filter(fact -> fact.field() == field).findFirst();
    }

    private List<Stated> all(Field field) {
        return facts.stream().filter(fact -> fact.field() == field).toList();
    }
}
