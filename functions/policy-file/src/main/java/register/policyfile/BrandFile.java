package register.policyfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.brand.Accent;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.json.Json;
import register.policy.rules.StrictAddresses;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Writing;

/// Reads a brand file: YAML with a block for each policy, or `*` for all others.
public final class BrandFile {
    private static final Set<String> FIELDS = new TreeSet<>(
            Set.of("name", "home", "accent", "radius", "imprint", "privacy", "logo", "logoDark", "favicon", "font"));
    private static final Set<Asset.Type> PICTURES = Set.of(Asset.Type.SVG, Asset.Type.PNG);
    private static final Set<Asset.Type> ICONS = Set.of(Asset.Type.SVG, Asset.Type.PNG, Asset.Type.ICO);
    private static final Pattern RADIUS = Pattern.compile("0|(?:0?\\.[0-9]{1,3}|1)rem|(?:[0-9]|1[0-6])px");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int NAME = 100;

    private final Function<String, Optional<Bytes>> beside;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Asset> assets = new HashMap<>();

    private BrandFile(Function<String, Optional<Bytes>> beside) {
        this.beside = beside;
    }

    /// The result of reading a file.
    public sealed interface Result {}

    public record Read(Brands.All all) implements Result {}

    /// A file that is refused, with all its problems; never empty.
    public record Invalid(List<FileProblem> problems) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// @param fileName the file's name in problems; nothing is opened
    /// @param beside reads a file next to it by its plain name; empty if there is none
    public static Result read(String fileName, byte[] source, Function<String, Optional<Bytes>> beside) {
        SourceDocument document;
        try {
            document = YamlReader.read(SourceText.of(source));
        } catch (FileRefusedException e) {
            return new Invalid(List.of(new FileProblem(fileName, e.line(), e.problem())));
        }
        var reader = new BrandFile(beside);
        reader.problems.addAll(document.problems());
        Map<String, Brand> brands = reader.brands(document.value());
        return reader.problems.isEmpty()
                ? new Read(new Brands.All(brands, List.copyOf(reader.assets.values())))
                : new Invalid(document.locate(fileName, reader.problems));
    }

    /// In English, because no form shows a brand file.
    private void add(String path, String value, String expected) {
        problems.add(Problem.inEnglish(path, value, expected));
    }

    private Map<String, Brand> brands(Json value) {
        var brands = new LinkedHashMap<String, Brand>();
        if (!(value instanceof Json.Obj all)) {
            add("", "", "expected a block for each policy, or * for all");
            return brands;
        }
        all.members().forEach((policy, block) -> {
            if (!policy.equals(Brands.ANY) && !PolicyId.SLUG.matcher(policy).matches()) {
                add(policy, policy, "expected the name of a policy, or * for all");
            } else if (block instanceof Json.Obj fields) {
                brands.put(policy, brand(policy, fields));
            } else {
                add(policy, "", "expected fields such as name and accent");
            }
        });
        return brands;
    }

    private Brand brand(String at, Json.Obj fields) {
        for (String name : fields.members().keySet()) {
            if (!FIELDS.contains(name)) {
                add(at + "." + name, name, "expected one of " + String.join(", ", FIELDS));
            }
        }
        return new Brand(
                text(at, fields, "name", this::line),
                address(at, fields, "home"),
                accent(at + ".accent", fields.get("accent")),
                text(
                        at,
                        fields,
                        "radius",
                        (_, text) -> RADIUS.matcher(text).matches()
                                ? null
                                : "expected a length such as 0.6rem or 8px, 1rem or 16px at most"),
                address(at, fields, "imprint"),
                address(at, fields, "privacy"),
                asset(at, fields, "logo", PICTURES),
                asset(at, fields, "logoDark", PICTURES),
                asset(at, fields, "favicon", ICONS),
                asset(at, fields, "font", Set.of(Asset.Type.WOFF2)));
    }

    /// Describes what is wrong with a text; null if nothing is.
    private interface Check {
        @Nullable
        String of(String place, String text);
    }

    private @Nullable String text(String at, Json.Obj fields, String name, Check check) {
        Json value = fields.get(name);
        if (value == null) {
            return null;
        }
        String place = at + "." + name;
        String text = value instanceof Json.Str(String string)
                ? string
                : value instanceof Json.Num number ? Long.toString(number.value()) : "";
        String wrong =
                value instanceof Json.Str || value instanceof Json.Num ? check.of(place, text) : "expected a text";
        if (wrong != null) {
            add(place, text, wrong);
            return null;
        }
        return text;
    }

    private @Nullable String line(String place, String text) {
        if (Writing.isBlank(text) || text.length() > NAME) {
            return "expected a name of at most " + NAME + " characters";
        }
        return text.codePoints().allMatch(Writing::isPrintable) ? null : "expected no control or invisible character";
    }

    private @Nullable URI address(String at, Json.Obj fields, String name) {
        String text = text(
                at,
                fields,
                name,
                (_, given) -> StrictAddresses.isWebAddress(given)
                        ? null
                        : "expected an https or http address such as https://example.com/");
        return text == null ? null : URI.create(text);
    }

    private @Nullable Accent accent(String place, @Nullable Json value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Json.Obj colours)) {
            add(place, "", "expected two colours: light: \"#0b57a4\" and dark: \"#8ebeff\"");
            return null;
        }
        String light = text(place, colours, "light", (_, text) -> unreadable(text, Accent.LIGHT_PAPERS));
        String dark = text(place, colours, "dark", (_, text) -> unreadable(text, Accent.DARK_PAPERS));
        for (String name : List.of("light", "dark")) {
            if (colours.get(name) == null) {
                add(place + "." + name, "", "missing: expected a colour such as \"#0b57a4\"");
            }
        }
        for (String name : colours.members().keySet()) {
            if (!name.equals("light") && !name.equals("dark")) {
                add(place + "." + name, name, "expected light or dark");
            }
        }
        return light == null || dark == null ? null : new Accent(light, dark);
    }

    private static @Nullable String unreadable(String colour, List<String> papers) {
        try {
            Accent.readable(colour, papers);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private @Nullable String asset(String at, Json.Obj fields, String name, Set<Asset.Type> types) {
        String file = text(at, fields, name, (_, text) -> wrong(text, types));
        return file == null ? null : Objects.requireNonNull(assets.get(file)).name();
    }

    private @Nullable String wrong(String file, Set<Asset.Type> types) {
        Asset.Type type = Asset.Type.of(file).filter(types::contains).orElse(null);
        if (type == null || !PLAIN.matcher(file).matches()) {
            return "expected the name of a file in this file's folder that ends with "
                    + String.join(
                            " or ",
                            types.stream().map(Asset.Type::extension).sorted().toList());
        }
        Bytes content = beside.apply(file).orElse(null);
        if (content == null) {
            return "there is no such file in this file's folder";
        }
        if (content.length() > type.mostBytes()) {
            return "has " + content.length() + " bytes: expected at most " + type.mostBytes();
        }
        if (!begins(type, content)) {
            return "is not a " + type + " file";
        }
        assets.put(file, new Asset(type, content));
        return null;
    }

    private static boolean begins(Asset.Type type, Bytes content) {
        String text = new String(content.toArray(), ISO_8859_1);
        return switch (type) {
            case SVG -> text.contains("<svg");
            case PNG -> text.startsWith("\u0089PNG\r\n");
            case ICO -> text.startsWith("\0\0\1\0");
            case WOFF2 -> text.startsWith("wOF2");
        };
    }
}
