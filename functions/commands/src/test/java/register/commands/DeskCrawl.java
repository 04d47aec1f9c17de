package register.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A walk through the whole desk, as a person without a script takes it: along every link from Today, and with every
/// button of every form, as the form stands and filled in. A new page is walked to without being named anywhere.
final class DeskCrawl {
    /// More buttons than a task takes.
    private static final int DEEPEST = 2;

    private final DeskClient desk;
    private final DeskFilling filling;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> pressed;
    private final List<DeskPage> seen = new ArrayList<>();

    /// A page and how to come there again.
    private record Route(String address, List<Press> presses, String html) {
        Route pressing(Press press) {
            var all = new ArrayList<>(presses);
            all.add(press);
            return new Route(address, all, "");
        }

        String steps() {
            var steps = new ArrayList<String>(List.of(address.isEmpty() ? "today" : address));
            presses.forEach(press -> steps.add(press.button.isEmpty() ? "button" : press.button));
            return String.join(" ", steps);
        }
    }

    /// A button pressed.
    ///
    /// @param form its place among the page's forms
    /// @param button its value; empty if it has none
    private record Press(int form, String button, DeskFilling.Way way) {}

    private DeskCrawl(DeskClient desk, DeskFilling filling, Set<String> pressed) {
        this.pressed = pressed;
        this.desk = desk;
        this.filling = filling;
    }

    /// All pages of a desk, in the order in which the walk saw them; its links first.
    ///
    /// @param pressed kinds of button that need not be pressed; those pressed are added
    static List<DeskPage> walk(DeskClient desk, DeskFilling filling, Set<String> pressed)
            throws IOException, InterruptedException {
        var crawl = new DeskCrawl(desk, filling, pressed);
        List<Route> read = crawl.read("");
        for (Route route : read) {
            crawl.press(route);
        }
        return List.copyOf(crawl.seen);
    }

    /// Follows every link from here.
    private List<Route> read(String from) throws IOException, InterruptedException {
        var found = new ArrayList<Route>();
        Deque<String> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty()) {
            String address = open.remove();
            if (!addresses.add(address)) {
                continue;
            }
            long start = System.nanoTime();
            DeskPage page = see(address, desk.get(address), start);
            if (page.status() == 303) {
                open.add(address(page.html().strip()));
            } else if (page.isHtml()) {
                found.add(new Route(address, List.of(), page.html()));
                links(page.document(desk.address().toString())).forEach(open::add);
            }
        }
        return found;
    }

    private DeskPage see(String steps, HttpResponse<String> answer, long start) {
        DeskPage page = DeskPage.of(
                steps.isEmpty() ? "today" : steps, answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        seen.add(page);
        return page;
    }

    private List<String> links(Document page) {
        String home = desk.address().toString();
        return page.select("a[href]").eachAttr("abs:href").stream()
                .map(link -> link.replaceFirst("#.*", ""))
                .filter(link -> link.startsWith(home))
                .map(link -> link.substring(home.length()))
                .distinct()
                .toList();
    }

    /// Presses each button of a page that no page of its kind has had before.
    private void press(Route route) throws IOException, InterruptedException {
        List<Element> forms = Jsoup.parse(route.html).select("form[method=post]");
        for (int i = 0; i < forms.size(); i++) {
            Element form = forms.get(i);
            if (form.attr("action").equals("end")) {
                continue;
            }
            for (Element button : form.select("button")) {
                if (pressed.add(kind(form, button))) {
                    for (DeskFilling.Way way : filling.ways(form, route.presses.isEmpty())) {
                        pressed(route, new Press(i, button.val(), way));
                    }
                }
            }
        }
    }

    /// Forms that ask for other things are of another kind, except for a button that only changes what is asked.
    private static String kind(Element form, Element button) {
        String fields = button.val().contains(":")
                ? ""
                : form.select("[name]").eachAttr("name").stream()
                        .map(DeskCrawl::kind)
                        .distinct()
                        .collect(Collectors.joining(" "));
        return kind(form.attr("action")) + " " + kind(button.val()) + " " + fields;
    }

    private void pressed(Route route, Press press) throws IOException, InterruptedException {
        Route there = route.pressing(press);
        long start = System.nanoTime();
        HttpResponse<String> answer = again(there);
        if (answer == null) {
            return;
        }
        if (answer.statusCode() == 303) {
            String to = address(answer.headers().firstValue("Location").orElseThrow());
            DeskPage page = see(there.steps() + " > " + to, desk.get(to), start);
            follow(new Route(to, List.of(), page.html()), page);
        } else {
            DeskPage page = see(there.steps(), answer, start);
            if (there.presses.size() < DEEPEST) {
                follow(new Route(there.address, there.presses, page.html()), page);
            }
        }
    }

    private void follow(Route route, DeskPage page) throws IOException, InterruptedException {
        if (page.isHtml() && page.status() == 200) {
            var found = new ArrayList<Route>();
            for (String link : links(page.document(desk.address().toString()))) {
                found.addAll(read(link));
            }
            // Reading comes first: a button may end what a link leads to.
            press(route);
            for (Route one : found) {
                press(one);
            }
        }
    }

    private String address(String location) {
        String home = desk.address().toString();
        return URI.create(home).resolve(location).toString().substring(home.length());
    }

    /// Goes there from its address once more.
    ///
    /// @return null if a button is no longer there
    private @Nullable HttpResponse<String> again(Route route) throws IOException, InterruptedException {
        HttpResponse<String> answer = desk.get(route.address);
        for (Press press : route.presses) {
            List<Element> forms = Jsoup.parse(answer.body()).select("form[method=post]");
            if (press.form >= forms.size()) {
                return null;
            }
            Element form = forms.get(press.form);
            if (form.select("button").stream().noneMatch(one -> one.val().equals(press.button))) {
                return null;
            }
            Map<String, String> fields = filling.fields(form, press.way);
            fields.put("do", press.button);
            answer = form.attr("enctype").isEmpty()
                    ? desk.post(form.attr("action"), desk.origin(), DeskClient.form(fields))
                    : desk.upload(form.attr("action"), fields, press.way.file(), filling.file(press.way));
        }
        return answer;
    }

    /// An address or a button without the numbers and references that distinguish its likes.
    private static String kind(String text) {
        return text.replaceAll("[A-Z]{3}(-[0-9A-Z]{4}){3}|[0-9]+(-[0-9]+)*", "#");
    }
}
