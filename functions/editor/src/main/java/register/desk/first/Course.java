package register.desk.first;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far a keeper is with a draft's questions.
public final class Course {
    private final Set<String> later = new HashSet<>();
    private int settled;

    /// The next question; if only those put off are left, the first of them. Empty without an open one.
    public synchronized Optional<Question> next(List<Question> open) {
        Optional<Question> next = waiting(open);
        if (next.isEmpty() && !open.isEmpty()) {
            settled = 0;
            later.clear();
            return Optional.of(open.getFirst());
        }
        return next;
    }

    /// True if a question is left that was not put off.
    public synchronized boolean goesOn(List<Question> open) {
        return waiting(open).isPresent();
    }

    private Optional<Question> waiting(List<Question> open) {
        return open.stream().filter(one -> !later.contains(one.mark())).findFirst();
    }

    public synchronized void settle() {
        settled++;
    }

    public synchronized void putOff(Question question) {
        later.add(question.mark());
    }

    /// @param question that is shown
    public synchronized QuestionPage.Progress at(Question question, List<Question> open) {
        long put = open.stream().filter(one -> later.contains(one.mark())).count();
        int before = settled + (int) put;
        int number = later.contains(question.mark()) ? before : before + 1;
        return new QuestionPage.Progress(number, settled + open.size());
    }
}
