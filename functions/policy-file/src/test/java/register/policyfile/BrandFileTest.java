package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.brand.Accent;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.value.Bytes;

class BrandFileTest {
    private static final Bytes LOGO = Bytes.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8));
    private static final Map<String, Bytes> BESIDE = Map.of(
            "logo.svg",
            LOGO,
            "large.svg",
            Bytes.of(("<svg>" + " ".repeat(33 << 10)).getBytes(UTF_8)),
            "text.png",
            Bytes.of("text".getBytes(UTF_8)));

    private static BrandFile.Result read(String yaml) {
        return BrandFile.read("brand.yaml", yaml.getBytes(UTF_8), name -> Optional.ofNullable(BESIDE.get(name)));
    }

    @Test
    void everyFieldIsRead() {
        var read = assertInstanceOf(BrandFile.Read.class, read("""
                example:
                  name: Example GmbH
                  home: https://example.com/
                  logo: logo.svg
                  favicon: logo.svg
                  accent: {light: "#3D3FB5", dark: "#b3b9ff"}
                  radius: 0.6rem
                  imprint: https://example.com/imprint
                  privacy: https://example.com/privacy
                "*": {name: Everybody}
                """));

        var logo = new Asset(Asset.Type.SVG, LOGO);
        assertEquals(
                new Brand(
                        "Example GmbH",
                        URI.create("https://example.com/"),
                        new Accent("#3d3fb5", "#b3b9ff"),
                        "0.6rem",
                        URI.create("https://example.com/imprint"),
                        URI.create("https://example.com/privacy"),
                        logo.name(),
                        null,
                        logo.name(),
                        null),
                read.all().brands().get("example"));
        assertEquals(
                "Everybody",
                Objects.requireNonNull(read.all().brands().get(Brands.ANY)).name());
        assertEquals(List.of(logo), read.all().assets());
        Brand brand = Objects.requireNonNull(read.all().brands().get("example"));
        assertEquals(brand, Brand.read(brand.json()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {accent: {light: '#888888', dark: '#b3b9ff'}} | example.accent.light | its contrast with #ffffff is 3.54:1
            {accent: {light: '#3d3fb5', dark: '#3d3fb5'}} | example.accent.dark | its contrast with #0f1318 is
            {accent: {light: blue, dark: '#b3b9ff'}} | example.accent.light | expected a colour such as
            {accent: {light: '#3d3fb5'}} | example.accent.dark | missing
            {accent: '#3d3fb5'} | example.accent | expected two colours
            {colour: red} | example.colour | expected one of accent
            {home: 'javascript:alert(1)'} | example.home | expected an https or http address
            {radius: 99px} | example.radius | 16px at most
            {radius: '1rem; color: red'} | example.radius | expected a length
            {logo: ../logo.svg} | example.logo | expected the name of a file in this file's folder
            {logo: logo.gif} | example.logo | that ends with .png or .svg
            {logo: missing.svg} | example.logo | there is no such file
            {logo: large.svg} | example.logo | expected at most 32768
            {favicon: text.png} | example.favicon | is not a PNG file
            {font: logo.svg} | example.font | that ends with .woff2
            {name: ''} | example.name | expected a name
            {name: "\\u00A0"} | example.name | expected a name
            {accent: {light: '#3d3fb5', dark: '#b3b9ff', print: '#000000'}} | example.accent.print | expected light or dark
            text | example | expected fields
            """)
    void whatIsWrongIsNamedWithItsLine(String block, String path, String expected) {
        var invalid = assertInstanceOf(BrandFile.Invalid.class, read("# a comment\nexample: " + block + "\n"));

        assertEquals(1, invalid.problems().size(), invalid.problems().toString());
        FileProblem problem = invalid.problems().getFirst();
        assertEquals(2, problem.line());
        assertEquals(path, problem.problem().path());
        assertTrue(problem.problem().expected().contains(expected), problem.toString());
    }

    @ParameterizedTest
    @CsvSource({"'', empty", "'- one', expected a block", "'Not A Slug: {}', expected the name of a policy"})
    void whatIsNoBrandIsRefused(String yaml, String expected) {
        var invalid = assertInstanceOf(BrandFile.Invalid.class, read(yaml));
        assertTrue(invalid.problems().getFirst().toString().contains(expected), invalid.toString());
    }
}
