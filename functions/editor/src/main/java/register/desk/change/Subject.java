package register.desk.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.draft.NextList;
import register.desk.view.Draft;
import register.editor.form.Posted;
import register.page.CompareForm;
import register.page.Html;

/// What a form of a list is about.
///
/// @param part null before it is chosen
/// @param who the subprocessor's id; `NextList.NEW` for a new one
/// @param version the date of the version to correct; null for the next one
/// @param mark of the draft that the form shows
public record Subject(
        @Nullable Part part, String who, @Nullable LocalDate version, String mark) {
    public static final String PART = "part";
    public static final String WHO = "who";
    public static final String VERSION = "version";
    public static final String MARK = "mark";

    /// The subprocessor to be added.
    public static Subject added(String mark) {
        return new Subject(null, NextList.NEW, null, mark);
    }

    public static Subject posted(Posted form) {
        Optional<Part> part = Part.find(form.text(PART));
        return new Subject(
                part.orElse(null),
                form.text(WHO),
                Draft.date(form.text(VERSION)).orElse(null),
                form.text(MARK));
    }

    public Subject marked(String now) {
        return new Subject(part, who, version, now);
    }

    List<Html> hidden() {
        return List.of(
                CompareForm.hidden(PART, part == null ? "" : part.name()),
                CompareForm.hidden(WHO, who),
                CompareForm.hidden(VERSION, version == null ? "" : version.toString()),
                CompareForm.hidden(MARK, mark));
    }
}
