package register.desk.page;

import static register.page.Tags.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.desk.view.Task;
import register.page.Html;

/// What waits for the keeper, each with its button.
///
/// @param now decides what is late
record TaskList(DeskWords said, Instant now) {
    /// The time before a deadline in which it stands out.
    private static final Duration SOON = Duration.ofDays(7);

    Html of(List<Task> tasks) {
        return tasks.isEmpty()
                ? section(css("todo good"), h2(said.get("tasks")), p(said.get("nothing-waits")))
                : section(css("todo"), h2(said.get("tasks")), element("ol", each(tasks, this::item)));
    }

    private Html item(Task task) {
        return li(due(task.due()), div(css("what"), what(task)), button(task));
    }

    private Html due(@Nullable Instant due) {
        if (due == null) {
            return span(css("due"));
        }
        boolean late = !now.isBefore(due);
        return span(
                css("due"),
                element(
                        "time",
                        late ? said.get("late") : said.get("by", said.day(due)),
                        attribute("datetime", due.toString()),
                        attribute("title", said.time(due)),
                        css(late || now.plus(SOON).isAfter(due) ? "pill bad" : "pill soon")));
    }

    private Html what(Task task) {
        return switch (task) {
            case Task.Undelivered one ->
                lines(
                        said.get("task-undelivered"),
                        one.customer(),
                        said.get("change-of", said.date(one.date())),
                        said.get("why", one.why()));
            case Task.OpenObjection one ->
                lines(
                        said.objection(),
                        one.customer(),
                        said.get("channel", one.objection().channel()),
                        said.get(one.objection().isLate() ? "after-deadline" : "in-time"));
            case Task.OpenRequest one ->
                lines(
                        RequestTable.matter(said, one.request()),
                        one.request().arrival().sender(),
                        one.subject(),
                        said.get("state", one.request().state()));
            case Task.Unannounced one ->
                lines(said.get("task-unannounced"), null, said.get("change-of", said.date(one.date())), "");
            case Task.Unlisted _ -> lines(said.get("first-list"), null, said.get("no-list"), "");
            case Task.Unpublished one ->
                lines(said.get("task-draft"), null, one.date() == null ? "" : said.date(one.date()), "");
        };
    }

    private Html lines(String kind, @Nullable String who, String first, String second) {
        String between = first.isEmpty() || second.isEmpty() ? "" : " · ";
        return all(
                p(strong(kind), who == null ? null : text(said.words().colon() + who)),
                p(first + between + second, css("quiet small")));
    }

    private Html button(Task task) {
        return switch (task) {
            case Task.OpenRequest one -> open(RequestPage.ONE + one.request().reference(), one.subject());
            case Task.OpenObjection one ->
                open(ObjectionPage.ONE + one.objection().reference(), String.valueOf(one.customer()));
            case Task.Undelivered one -> open(NoticesPage.LIST + "#" + one.notice(), String.valueOf(one.customer()));
            case Task.Unannounced one -> open(StartPage.address(one.policy(), one.date()), said.date(one.date()));
            case Task.Unlisted _ -> a(said.get("first"), href(ListPage.FROM_PAGE), css("button little main"));
            case Task.Unpublished one -> open(Errand.DRAFT.address(one.policy()), said.get("draft"));
        };
    }

    /// @param what its name for screen readers
    private Html open(String address, String what) {
        return a(said.get("open"), href(address), css("button little"), span(" " + what, css("for-ears")));
    }
}
