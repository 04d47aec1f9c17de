package register.desk;

import java.io.IOException;
import java.util.Optional;
import register.desk.page.DeskFrame;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;

/// A part of the desk with its own addresses.
interface Section {

    /// @return empty if the address is not one of its own
    Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException;

    /// Asks before the keeper closes the desk.
    ///
    /// @return empty if nothing is open here
    default Optional<EditorReply> leaving(EditorRequest asked, DeskFrame frame) throws IOException {
        return Optional.empty();
    }
}
