package register.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Measures running functions: a block of requests to each in turn, so that other load on the machine affects all
/// alike.
final class WarmRequests {
    private static final int BLOCK = 250;

    private final Launcher launcher;
    private final byte[] event;

    WarmRequests(Launcher launcher, byte[] event) {
        this.launcher = launcher;
        this.event = event;
    }

    /// @param requests of each function, after as many that are not counted
    /// @return times from handing out an event to receiving its response, of each function in order
    List<Timings> measure(List<Artifact> artifacts, Mode mode, int requests) throws IOException, InterruptedException {
        System.err.println("warm requests, " + mode);
        var running = new ArrayList<RunningFunction>();
        try {
            for (Artifact artifact : artifacts) {
                running.add(launcher.start(artifact, mode));
            }
            var times = new ArrayList<List<Long>>();
            for (RunningFunction function : running) {
                requests(function, requests);
                times.add(new ArrayList<>());
            }
            for (int done = 0; done < requests; done += BLOCK) {
                for (int i = 0; i < running.size(); i++) {
                    times.get(i).addAll(requests(running.get(i), BLOCK));
                }
            }
            return times.stream().map(Timings::new).toList();
        } finally {
            running.forEach(RunningFunction::close);
        }
    }

    private List<Long> requests(RunningFunction function, int number) throws IOException, InterruptedException {
        var times = new ArrayList<Long>(number);
        for (int i = 0; i < number; i++) {
            times.add(function.invoke(event).nanos());
        }
        return times;
    }
}
