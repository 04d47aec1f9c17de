package register.vendors;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.importing.meaning.LegalForm;
import register.policy.Country;
import register.vendors.Stated.Field;

/// Every line of the catalogue's files.
class VendorFilesTest {
    private static final List<Vendor> VENDORS = VendorFiles.vendors();
    private static final Map<String, Source> SOURCES = VendorFiles.sources();

    @Test
    @DisplayName("There are at least 500 vendors")
    void thereAreAtLeast500() {
        assertTrue(VENDORS.size() >= 500, () -> VENDORS.size() + " vendors");
    }

    @Test
    @DisplayName("Vendors are sorted by brand, facts by field, and each brand stands in one block")
    void isSorted() {
        List<String> keys =
                VENDORS.stream().map(vendor -> NameKey.letters(vendor.brand())).toList();
        assertEquals(List.copyOf(new TreeSet<>(keys)), keys);
        eachVendor(vendor -> assertEquals(
                vendor.facts().stream()
                        .sorted(Comparator.comparing(Stated::field))
                        .toList(),
                vendor.facts(),
                vendor.brand()));
    }

    @Test
    @DisplayName("No two vendors have a name in common, and no vendor has a name twice")
    void noTwoShareAName() {
        var owners = new HashMap<String, String>();
        eachVendor(vendor -> VendorCatalogue.names(vendor).forEach(name -> {
            String key = NameKey.of(name);
            assertFalse(key.isEmpty(), name);
            String other = owners.putIfAbsent(key, vendor.brand());
            assertTrue(
                    other == null || other.equals(vendor.brand()), () -> name + ": " + other + ", " + vendor.brand());
        }));
        eachVendor(vendor -> {
            List<String> names = Stream.concat(
                            Stream.of(vendor.brand()), vendor.aliases().stream().map(Stated::value))
                    .map(NameKey::of)
                    .toList();
            assertEquals(names.size(), new HashSet<>(names).size(), names::toString);
        });
    }

    @Test
    @DisplayName("A legal name has a legal form")
    void legalNamesHaveForms() {
        eachFact(
                Field.LEGAL,
                fact -> assertTrue(
                        fact.value().endsWith(" Company")
                                || !LegalForm.coreInAnyCase(fact.value()).equals(fact.value()),
                        fact.value()));
    }

    @Test
    @DisplayName("A seat is a country of ISO 3166-1, and only a legal name has a country of its own")
    void seatsAreCountries() {
        eachFact(Field.SEAT, fact -> assertTrue(Country.isCode(fact.value()), fact::toString));
        eachVendor(vendor -> vendor.facts()
                .forEach(fact -> assertTrue(fact.country() == null || fact.field() == Field.LEGAL, fact::toString)));
    }

    @Test
    @DisplayName("A vendor has at most one website, list and seat")
    void isStatedOnce() {
        eachVendor(vendor -> Stream.of(Field.SITE, Field.LIST, Field.SEAT)
                .forEach(field -> assertTrue(
                        vendor.facts().stream()
                                        .filter(fact -> fact.field() == field)
                                        .count()
                                <= 1,
                        () -> vendor.brand() + " " + field)));
    }

    @Test
    @DisplayName("A website is an https address of a host alone")
    void websitesAreHosts() {
        eachFact(Field.SITE, fact -> {
            URI site = https(fact.value());
            assertTrue(site.getPath().isEmpty() && site.getHost().contains("."), fact.value());
        });
    }

    @Test
    @DisplayName("The address of a vendor's list is within the vendor's own website")
    void listsAreOnTheVendorsHost() {
        eachFact(Field.LIST, fact -> {
            Vendor vendor = vendor(fact);
            String host = https(fact.value()).getHost();
            String own = URI.create(vendor.site().orElseThrow().value()).getHost();
            assertTrue(host.equals(own) || host.endsWith("." + own), fact.value());
        });
    }

    @Test
    @DisplayName("Only a vendor of whom nothing else is stated is merely named")
    void namedAloneOrNot() {
        eachVendor(vendor -> assertEquals(
                vendor.facts().size() == 1 && vendor.facts().getFirst().field() == Field.NAMED,
                vendor.facts().stream().anyMatch(fact -> fact.field() == Field.NAMED),
                vendor.brand()));
    }

    @Test
    @DisplayName("Each source is cited, has an https address and a day on which it was read, and is dated by a date")
    void sourcesAreDocuments() {
        Set<String> cited = Stream.concat(
                        VENDORS.stream()
                                .flatMap(vendor -> vendor.facts().stream())
                                .map(Stated::source),
                        VendorFiles.services().stream().map(Service::source))
                .map(Source::id)
                .collect(Collectors.toSet());
        assertEquals(SOURCES.keySet(), cited);
        assertAll(SOURCES.values().stream().map(source -> () -> {
            https(source.address().toString());
            if (source.copy() != null) {
                https(source.copy().toString());
            }
            String dated = source.dated();
            if (dated != null) {
                LocalDate day = LocalDate.parse(dated.length() == "2026-06".length() ? dated + "-01" : dated);
                assertFalse(day.isAfter(source.read()), source::toString);
            }
            assertTrue(source.licence().matches("none stated|[\\w.-]+(?: OR [\\w.-]+)*"), source::toString);
        }));
    }

    @Test
    @DisplayName("A fact from a collection names its record, one from a customer's list names none")
    void collectionsNameTheRecord() {
        eachVendor(vendor -> vendor.facts().forEach(fact -> {
            switch (fact.source().kind()) {
                case DIRECTORY -> assertNotNull(fact.record(), fact::toString);
                case CUSTOMER -> assertNull(fact.record(), fact::toString);
                case OWN -> {}
            }
        }));
    }

    @Test
    @DisplayName("Services are sorted, and each package or host belongs to one vendor")
    void servicesAreSortedAndUnique() {
        List<Service> services = VendorFiles.services();
        assertEquals(
                services.stream()
                        .sorted(Comparator.comparing((Service service) ->
                                        NameKey.letters(service.vendor().brand()))
                                .thenComparing(Service::kind)
                                .thenComparing(Service::name))
                        .toList(),
                services);
        assertAll(services.stream().map(service -> () -> {
            Optional<Service> found = service.kind() == Service.Kind.HOST
                    ? ServiceCatalogue.shipped().ofHost(service.name().replace("*", "any"))
                    : ServiceCatalogue.shipped().ofPackage(service.kind(), service.name());
            assertEquals(Optional.of(service), found, service.name());
            if (service.kind() == Service.Kind.HOST) {
                String host =
                        service.name().startsWith("*.") ? service.name().substring("*.".length()) : service.name();
                assertEquals(host, https("https://" + host).getHost());
                assertTrue(host.contains("."), host);
            } else {
                assertEquals(Source.Kind.OWN, service.source().kind(), service.name());
            }
        }));
    }

    @Test
    @DisplayName("Libraries are names that would otherwise belong to a vendor")
    void librariesAreExceptions() {
        var all = new ServiceCatalogue(VendorFiles.services(), Set.of(), LikelyService.shipped());
        List<String> libraries = VendorFiles.libraries();
        assertEquals(
                libraries.stream()
                        .map(line -> List.of(VendorFiles.columns(line, 2)))
                        .sorted(Comparator.comparing((List<String> line) -> Service.Kind.of(line.getFirst()))
                                .thenComparing(List::getLast))
                        .map(line -> String.join("\t", line))
                        .distinct()
                        .toList(),
                libraries);
        assertAll(libraries.stream().map(line -> () -> {
            String[] column = VendorFiles.columns(line, 2);
            Service.Kind kind = Service.Kind.of(column[0]);
            Optional<Service> found =
                    kind == Service.Kind.HOST ? all.ofHost(column[1]) : all.ofPackage(kind, column[1]);
            assertTrue(found.isPresent(), line);
        }));
    }

    @Test
    @DisplayName("Programs that one runs by oneself are brands of the catalogue, sorted")
    void programsAreBrands() {
        List<String> programs = VendorFiles.runByOneself();
        assertEquals(
                VENDORS.stream().map(Vendor::brand).filter(programs::contains).toList(), programs);
    }

    @Test
    @DisplayName("Common words are names of the catalogue, sorted")
    void commonWordsAreNames() {
        Set<String> names = VENDORS.stream()
                .flatMap(VendorCatalogue::names)
                .map(NameKey::of)
                .collect(Collectors.toSet());
        var unknown = new ArrayList<>(VendorFiles.commonWords());
        unknown.removeIf(word -> names.contains(NameKey.of(word)));
        assertEquals(List.of(), unknown);
    }

    private static void eachVendor(Consumer<Vendor> check) {
        assertAll(VENDORS.stream().map(vendor -> () -> check.accept(vendor)));
    }

    private static void eachFact(Field field, Consumer<Stated> check) {
        List<Stated> facts = VENDORS.stream()
                .flatMap(vendor -> vendor.facts().stream())
                .filter(fact -> fact.field() == field)
                .toList();
        assertFalse(facts.isEmpty());
        assertAll(facts.stream().map(fact -> () -> check.accept(fact)));
    }

    private static Vendor vendor(Stated fact) {
        return VENDORS.stream()
                .filter(vendor -> vendor.brand().equals(fact.brand()))
                .findFirst()
                .orElseThrow();
    }

    private static URI https(String address) {
        URI uri = URI.create(address);
        assertEquals("https", uri.getScheme(), address);
        assertTrue(uri.getHost() != null && uri.getUserInfo() == null, address);
        return uri;
    }
}
