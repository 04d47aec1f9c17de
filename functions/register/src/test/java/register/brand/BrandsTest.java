package register.brand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.value.Bytes;

/// The last brands set are kept, with their files, and nothing else.
final class BrandsTest {
    /// A picture.
    private static final Asset LOGO =
            new Asset(Asset.Type.SVG, Bytes.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)));

    /// A brand with every field.
    private static final Brand WHOLE = new Brand(
            "Example GmbH",
            URI.create("https://example.com/"),
            new Accent("#3d3fb5", "#b3b9ff"),
            "0.6rem",
            URI.create("https://example.com/imprint"),
            URI.create("https://example.com/privacy"),
            LOGO.name(),
            LOGO.name(),
            LOGO.name(),
            null);

    private final Brands brands = new Brands(new MemoryRecords());

    @Test
    @DisplayName("a brand is found under its name, with its files")
    void keepsBrands() {
        assertEquals(Brand.SOBER, brands.of("example"));
        brands.replace(new Brands.All(Map.of("example", WHOLE), List.of(LOGO)));
        assertEquals(WHOLE, brands.of("example"));
        assertEquals(Brand.SOBER, brands.of("another"));
        assertEquals(Optional.of(LOGO), brands.asset(LOGO.name()));
    }

    @Test
    @DisplayName("a policy without its own brand has the default one")
    void fallsBackToTheBrandOfAll() {
        brands.replace(new Brands.All(Map.of("example", Brand.SOBER, Brands.ANY, WHOLE), List.of(LOGO)));
        assertEquals(Brand.SOBER, brands.of("example"));
        assertEquals(WHOLE, brands.of("another"));
        assertEquals(WHOLE, brands.of(Brands.ANY));
    }

    @Test
    @DisplayName("setting brands replaces all earlier brands and files")
    void replacesAll() {
        brands.replace(new Brands.All(Map.of("one", WHOLE, "two", WHOLE), List.of(LOGO)));
        brands.replace(new Brands.All(Map.of("two", Brand.SOBER), List.of()));
        assertEquals(Optional.empty(), brands.find("one"));
        assertEquals(Optional.of(Brand.SOBER), brands.find("two"));
        assertEquals(Optional.empty(), brands.asset(LOGO.name()));
        assertEquals(Optional.empty(), brands.asset("../register.db"));
    }
}
