package register.editor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.editor.form.Node;
import register.read.html.Html;

/// A card for each subprocessor, and within it a frame for each thing that it does.
final class SubprocessorCards {
    private static final int MOST_OPEN = 3;
    private static final List<String> FIRST =
            List.of("legalName", "displayName", "country", "relationship", "naturalPerson");
    private static final List<String> FIRST_OF_SERVICE = List.of("service", "purpose", "category", "locations");

    private final Said said;
    private final Slots slots;
    private final Parts parts;
    private final Buttons buttons;

    SubprocessorCards(Said said, Slots slots, Parts parts, Buttons buttons) {
        this.said = said;
        this.slots = slots;
        this.parts = parts;
        this.buttons = buttons;
    }

    /// @param focus the place to go on at, whose card is open; null for none
    Html.Element of(Node.Listed subprocessors, @Nullable String focus) {
        Html.Element section = Html.element(
                        "section",
                        Html.element(
                                "h2",
                                Html.text(said.label("policy.subprocessors")),
                                Html.element("span", " " + subprocessors.items().size())
                                        .with("class", "quiet")))
                .with("id", Inputs.id(subprocessors.path()))
                .with("tabindex", "-1")
                .and(parts.begin(subprocessors));
        int size = subprocessors.items().size();
        for (Node item : subprocessors.items()) {
            if (item instanceof Node.Group group) {
                section = section.and(card(group, size, focus));
            }
        }
        return section.and(buttons.add(subprocessors.path(), said.get("add-subprocessor")));
    }

    /// How a subprocessor is called before anything else is known of it.
    static String name(Node.Group subprocessor, Said said) {
        String legal = subprocessor.text("legalName");
        String display = subprocessor.text("displayName");
        String name = display.isEmpty() ? legal : display;
        String known = name.isEmpty() ? subprocessor.text("id") : name;
        return known.isEmpty() ? said.get("unnamed") : known;
    }

    private Html card(Node.Group group, int size, @Nullable String focus) {
        String path = group.path();
        String name = name(group, said);
        boolean open = size <= MOST_OPEN
                || slots.marks().within(path) > 0
                || (focus != null && (focus.equals(path) || focus.startsWith(path + ".")));
        Html.Element summary = Html.element(
                "summary",
                Html.element("h3", name),
                Html.element("span", line(group)).with("class", "quiet small"),
                badge(path));
        return Html.element("details", summary)
                .with("class", "sub-card")
                .with("id", Inputs.id(path))
                .with("data-key", "sub-" + (group.text("id").isEmpty() ? path : group.text("id")))
                .with("open", open ? "" : null)
                .and(Html.element("div", Parts.exists(path))
                        .with("class", "inside")
                        .and(parts.head(group))
                        .and(Html.element("div").with("class", "grid").and(parts.children(group, FIRST)))
                        .and(engagements(group))
                        .and(parts.more(group, rest(group, FIRST, "engagements")))
                        .and(buttons.item(path, name, size)));
    }

    /// How many remarks are within; updated while somebody types.
    Html badge(String path) {
        int count = slots.marks().within(path);
        return Html.element("span", count == 0 ? "" : said.get("remarks", Integer.toString(count)))
                .with("class", "badge")
                .with("id", "b-" + path);
    }

    private String line(Node.Group group) {
        var line = new ArrayList<String>();
        String country = group.text("country");
        if (!country.isEmpty()) {
            line.add(said.countries().getOrDefault(country, country));
        }
        if (group.child("engagements") instanceof Node.Listed engagements) {
            String services = engagements.items().stream()
                    .filter(Node.Group.class::isInstance)
                    .map(engagement -> service((Node.Group) engagement, said))
                    .filter(service -> !service.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!services.isEmpty()) {
                line.add(services);
            }
        }
        return String.join(" · ", line);
    }

    /// In the language of the page where it is stated in it, else in the first.
    static String service(Node.Group engagement, Said said) {
        if (!(engagement.child("service") instanceof Node.Texts texts)) {
            return "";
        }
        List<Node.Field> stated =
                texts.texts().stream().filter(text -> !text.value().isEmpty()).toList();
        return stated.stream()
                .filter(text -> Parts.name(text).equals(said.language().tag()))
                .findFirst()
                .or(() -> stated.stream().findFirst())
                .map(Node.Field::value)
                .orElse("");
    }

    private List<Html> engagements(Node.Group group) {
        var frames = new ArrayList<Html>();
        if (group.child("engagements") instanceof Node.Listed engagements) {
            frames.add(Html.element("h4", said.get("services"))
                    .with("id", Inputs.id(engagements.path()))
                    .with("tabindex", "-1"));
            frames.addAll(parts.begin(engagements));
            int number = 1;
            for (Node item : engagements.items()) {
                if (item instanceof Node.Group engagement) {
                    String called = service(engagement, said).isEmpty()
                            ? said.glossary().get("service") + " " + number
                            : service(engagement, said);
                    frames.add(
                            engagement(engagement, called, engagements.items().size()));
                }
                number++;
            }
            frames.add(buttons.add(engagements.path(), said.get("add-service")));
        }
        return frames;
    }

    private Html engagement(Node.Group engagement, String name, int size) {
        return Html.element("fieldset", Html.element("legend", name), Parts.exists(engagement.path()))
                .with("class", "service")
                .with("id", Inputs.id(engagement.path()))
                .with("tabindex", "-1")
                .and(parts.head(engagement))
                .and(Html.element("div").with("class", "grid").and(parts.children(engagement, FIRST_OF_SERVICE)))
                .and(parts.more(engagement, rest(engagement, FIRST_OF_SERVICE)))
                .and(buttons.item(engagement.path(), name, size));
    }

    private static List<Node> rest(Node.Group group, List<String> first, String... others) {
        Set<String> without = Set.of(others);
        return group.children().stream()
                .filter(child -> !first.contains(Parts.name(child)) && !without.contains(Parts.name(child)))
                .toList();
    }
}
