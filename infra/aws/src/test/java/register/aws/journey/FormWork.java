package register.aws.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Deque;
import java.util.Set;
import register.json.Json;
import register.json.JsonText;

/// A reader fills in forms, each again after an error.
///
/// @param left the forms still to be filled in
record FormWork(Deployment at, ReaderWork.Function function, Deque<byte[]> left) implements Work {

    @Override
    public boolean run() throws IOException {
        while (!left.isEmpty()) {
            var answer = (Json.Obj) JsonText.parse(function.answer(left.getFirst()));
            int status = ReaderWork.status(answer);
            assertTrue(status < 400 || status >= 500, answer::toString);
            if (status >= 500) {
                return false;
            }
            left.removeFirst();
        }
        return true;
    }

    /// Who fills in a form twice asks twice.
    @Override
    public boolean isLeft(Ended whole, Ended end) {
        return Set.copyOf(end.items()).equals(Set.copyOf(whole.items()))
                && end.objects().equals(whole.objects())
                && end.mails().equals(whole.mails());
    }

    @Override
    public String expected() {
        return "as undisturbed, or the form counted twice";
    }
}
