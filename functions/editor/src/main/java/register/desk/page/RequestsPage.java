package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.desk.view.KeptRequest.Subject;
import register.page.Html;

/// Requests: the open ones, and those closed last.
public final class RequestsPage {
    /// The page's address.
    public static final String LIST = "requests";

    private RequestsPage() {}

    public static String of(DeskFrame frame, List<Subject> open, List<Subject> closed) {
        DeskWords said = frame.said();
        var content = new ArrayList<Html>();
        content.add(h1(said.editor().get("requests")));
        if (open.isEmpty() && closed.isEmpty()) {
            content.add(p(said.editor().get("no-requests")));
        }
        part(content, said, said.editor().get("open"), open);
        part(content, said, said.editor().get("closed"), closed);
        return frame.page(Place.REQUESTS, said.editor().get("requests"), content);
    }

    private static void part(List<Html> content, DeskWords said, String heading, List<Subject> requests) {
        if (!requests.isEmpty()) {
            content.add(h2(heading + " " + requests.size()));
            content.add(new RequestTable(said).whole(requests));
        }
    }
}
