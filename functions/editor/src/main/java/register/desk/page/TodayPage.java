package register.desk.page;

import static register.page.Tags.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.desk.view.ListStanding;
import register.desk.view.NoticeRuns;
import register.desk.view.Task;
import register.page.Html;
import register.value.Language;

/// What to do today, and how things stand.
public final class TodayPage {
    /// What the page shows.
    ///
    /// @param tasks the nearest deadline first
    /// @param told by the last run; null before the first
    /// @param address the register's public one, without a trailing slash; null without one
    public record Content(
            LocalDate today,
            Instant now,
            List<Task> tasks,
            List<ListStanding> lists,
            NoticeRuns.@Nullable Told told,
            @Nullable String address) {
        public Content {
            tasks = List.copyOf(tasks);
            lists = List.copyOf(lists);
        }
    }

    private TodayPage() {}

    public static String of(DeskFrame frame, Content shown) {
        DeskWords said = frame.said();
        var content = new ArrayList<Html>();
        content.add(h1(weekday(shown.today(), said.language())));
        content.add(p(summary(shown, said), css("quiet")));
        content.add(new TaskList(said, shown.now()).of(shown.tasks()));
        var cards = new ArrayList<Html>(new ListCards(said, shown.address()).of(shown.lists()));
        if (shown.told() != null) {
            cards.add(new ToldCard(said).of(shown.told()));
        }
        List<Task.OpenRequest> requests = shown.tasks().stream()
                .filter(Task.OpenRequest.class::isInstance)
                .map(Task.OpenRequest.class::cast)
                .toList();
        if (!requests.isEmpty()) {
            cards.add(new RequestTable(said).card(requests));
        }
        content.add(div(css("cards"), all(cards)));
        return frame.page(Place.TODAY, said.get("today"), content);
    }

    private static String weekday(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language.equals(Language.ENGLISH) ? Locale.UK : language.locale())
                .format(day);
    }

    private static String summary(Content shown, DeskWords said) {
        if (shown.tasks().isEmpty()) {
            return said.get("nothing-waits");
        }
        String waiting = said.get("waiting", Integer.toString(shown.tasks().size()));
        return shown.tasks().stream()
                .map(Task::due)
                .filter(Objects::nonNull)
                .filter(due -> due.isAfter(shown.now()))
                .findFirst()
                .map(due -> waiting + " " + said.get("next-deadline", said.lastDay(due)))
                .orElse(waiting);
    }
}
