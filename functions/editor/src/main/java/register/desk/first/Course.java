package register.desk.first;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far a keeper is with a draft's questions.
public final class Course {
    private final Set<String> later = new HashSet<>();
    /// The kinds that the keeper has seen and that can stay open.
    private final Set<String> left = new HashSet<>();
    private int settled;

    /// What is still asked.
    public synchronized List<Question> open(List<Question> questions) {
        return questions.stream().filter(one -> !left.contains(one.kind())).toList();
    }

    /// The next question; if only those put off are left, the first of them. Empty without an open one.
    public synchronized Optional<Question> next(List<Question> questions) {
        List<Question> open = open(questions);
        Optional<Question> next = waiting(open);
        if (next.isEmpty() && !open.isEmpty()) {
            settled = 0;
            later.clear();
            return Optional.of(open.getFirst());
        }
        return next;
    }

    /// True if a question is left that was not put off.
    public synchronized boolean goesOn(List<Question> questions) {
        return waiting(open(questions)).isPresent();
    }

    private Optional<Question> waiting(List<Question> open) {
        return open.stream().filter(one -> !later.contains(one.mark())).findFirst();
    }

    /// A question is answered or left out.
    public synchronized void settle(Question question) {
        settled++;
        if (question.kind().equals(Question.TRANSFERS)) {
            left.add(question.kind());
        }
    }

    public synchronized void putOff(Question question) {
        later.add(question.mark());
    }

    /// @param question that is shown
    public synchronized QuestionPage.Progress at(Question question, List<Question> questions) {
        List<Question> open = open(questions);
        int put = (int) open.stream()
                .filter(one -> later.contains(one.mark()) && !one.equals(question))
                .count();
        return new QuestionPage.Progress(settled + put + 1, settled + open.size());
    }
}
