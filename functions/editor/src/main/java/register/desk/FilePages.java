package register.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.draft.FileDraft;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.visit.Exchange;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.Loopback;
import register.value.Language;

/// The desk of one file: its long form, and its publication.
final class FilePages implements Loopback.Answering {
    private final EditedFile file;
    private final FieldPages fields;
    private final List<Section> sections;
    private final @Nullable Language chosen;
    private final Runnable end;

    /// @param end called when the keeper closes the desk
    FilePages(EditedFile file, Desk desk, @Nullable Language chosen, Runnable end) {
        var drafts = new FileDraft(file);
        this.file = file;
        this.fields = new FieldPages(drafts, _ -> desk);
        this.sections = List.of(fields, new DraftPages(new Exchange(), drafts, _ -> desk));
        this.chosen = chosen;
        this.end = end;
    }

    /// Saves what is not saved as a new file.
    List<Path> rescue() throws IOException {
        return fields.rescue();
    }

    @Override
    public EditorReply answer(EditorRequest asked) throws IOException {
        Language language = chosen == null ? asked.language().orElse(Language.ENGLISH) : chosen;
        var frame = DeskFrame.ofFile(DeskWords.in(language, ZoneId.systemDefault()), file.name());
        if (asked.path().equals(DeskFrame.END) && asked.posts()) {
            return DeskPages.ended(asked, frame, sections, end);
        }
        if (asked.path().isEmpty() || asked.path().equals(DeskFrame.END)) {
            return EditorReply.goTo(Errand.FIELDS.address(FileDraft.NAME));
        }
        for (Section section : sections) {
            Optional<EditorReply> answer = section.answer(asked, frame);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return DeskPages.file(asked.path()).orElseGet(DeskPages::nothing);
    }
}
