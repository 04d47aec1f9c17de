package register.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Elements and attributes by their names. Parts that are null add nothing, and an attribute without a value is null.
public final class Tags {
    private Tags() {}

    /// An element.
    ///
    /// @param parts its attributes and children, in this order
    public static Html.Element element(String name, @Nullable Html... parts) {
        return new Html.Element(name, List.of(), List.of()).with(parts);
    }

    public static Html.Element element(String name, String text, @Nullable Html... more) {
        return new Html.Element(name, List.of(), List.of(new Html.Text(text))).with(more);
    }

    public static Html text(String text) {
        return new Html.Text(text);
    }

    public static Html all(List<? extends Html> parts) {
        return new Html.Several(parts);
    }

    public static Html all(Stream<? extends Html> parts) {
        return new Html.Several(parts.toList());
    }

    public static Html all(@Nullable Html... parts) {
        return all(Stream.of(parts).filter(Objects::nonNull));
    }

    /// A part for each item, in the order of the items.
    public static <T> Html each(Collection<T> items, Function<? super T, ? extends Html> part) {
        var parts = new ArrayList<Html>(items.size());
        for (T item : items) {
            parts.add(part.apply(item));
        }
        return all(parts);
    }

    public static @Nullable Html attribute(String name, @Nullable String value) {
        return value == null ? null : new Html.Attribute(name, value);
    }

    /// An attribute that has no value.
    ///
    /// @param on false omits it
    public static @Nullable Html flag(String name, boolean on) {
        return on ? new Html.Attribute(name, "") : null;
    }

    public static @Nullable Html css(@Nullable String classes) {
        return attribute("class", classes);
    }

    public static @Nullable Html id(@Nullable String id) {
        return attribute("id", id);
    }

    public static @Nullable Html lang(@Nullable String tag) {
        return attribute("lang", tag);
    }

    public static @Nullable Html role(String role) {
        return attribute("role", role);
    }

    public static @Nullable Html href(String address) {
        return attribute("href", address);
    }

    public static Html.Element a(String text, @Nullable Html... more) {
        return element("a", text, more);
    }

    public static Html.Element button(String text, @Nullable Html... more) {
        return element("button", text, more);
    }

    public static Html.Element dd(@Nullable Html... parts) {
        return element("dd", parts);
    }

    public static Html.Element div(@Nullable Html... parts) {
        return element("div", parts);
    }

    public static Html.Element div(String text, @Nullable Html... more) {
        return element("div", text, more);
    }

    public static Html.Element dl(@Nullable Html... parts) {
        return element("dl", parts);
    }

    public static Html.Element dt(String text, @Nullable Html... more) {
        return element("dt", text, more);
    }

    public static Html.Element form(@Nullable Html... parts) {
        return element("form", parts);
    }

    public static Html.Element h1(String text, @Nullable Html... more) {
        return element("h1", text, more);
    }

    public static Html.Element h2(@Nullable Html... parts) {
        return element("h2", parts);
    }

    public static Html.Element h2(String text, @Nullable Html... more) {
        return element("h2", text, more);
    }

    public static Html.Element h3(@Nullable Html... parts) {
        return element("h3", parts);
    }

    public static Html.Element h3(String text, @Nullable Html... more) {
        return element("h3", text, more);
    }

    public static Html.Element input(@Nullable Html... parts) {
        return element("input", parts);
    }

    public static Html.Element label(String text, @Nullable Html... more) {
        return element("label", text, more);
    }

    public static Html.Element li(@Nullable Html... parts) {
        return element("li", parts);
    }

    public static Html.Element li(String text, @Nullable Html... more) {
        return element("li", text, more);
    }

    public static Html.Element main(@Nullable Html... parts) {
        return element("main", parts);
    }

    public static Html.Element option(String text, @Nullable Html... more) {
        return element("option", text, more);
    }

    public static Html.Element p(@Nullable Html... parts) {
        return element("p", parts);
    }

    public static Html.Element p(String text, @Nullable Html... more) {
        return element("p", text, more);
    }

    public static Html.Element section(@Nullable Html... parts) {
        return element("section", parts);
    }

    public static Html.Element select(@Nullable Html... parts) {
        return element("select", parts);
    }

    public static Html.Element span(@Nullable Html... parts) {
        return element("span", parts);
    }

    public static Html.Element span(String text, @Nullable Html... more) {
        return element("span", text, more);
    }

    public static Html.Element strong(String text, @Nullable Html... more) {
        return element("strong", text, more);
    }

    public static Html.Element td(@Nullable Html... parts) {
        return element("td", parts);
    }

    public static Html.Element th(@Nullable Html... parts) {
        return element("th", parts);
    }

    public static Html.Element th(String text, @Nullable Html... more) {
        return element("th", text, more);
    }

    public static Html.Element tr(@Nullable Html... parts) {
        return element("tr", parts);
    }

    public static Html.Element ul(@Nullable Html... parts) {
        return element("ul", parts);
    }
}
