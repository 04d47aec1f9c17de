package register.aws.journey;

import java.time.Clock;

/// A reader is asked to confirm. A mail that may have left is not repeated, so the reader may have to ask again; one
/// whose function ended before it could record it is sent once more.
record FormMailWork(Deployment at, Pass pass) implements Work {
    private static final Clock NOW = Clock.systemUTC();

    interface Pass {
        String at(Clock clock);
    }

    @Override
    public boolean run() {
        String _ = pass.at(NOW);
        return true;
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public void later() {
        String _ = pass.at(Clock.offset(NOW, FunctionWorks.LATER));
    }

    @Override
    public boolean isLeft(Ended whole, Ended end) {
        return end.items().equals(whole.items())
                && end.mails().values().stream().allMatch(times -> times <= 2);
    }

    @Override
    public String expected() {
        return "as undisturbed, or the reader asks again, or gets the mail twice";
    }
}
