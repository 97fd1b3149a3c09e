package io.printlab.app.soak;

import io.printlab.devices.simulator.FaultKind;
import io.printlab.devices.simulator.SimulatedPrinter;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what printers have carried out with the files of the jobs that they completed. */
final class SoakPrints {
    private final Set<JobId> paused = new HashSet<>();
    private final Set<JobId> compared = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();

    void notePause(JobId job) {
        paused.add(job);
    }

    /** How many completed prints were compared. */
    int compared() {
        return compared.size();
    }

    /** What was printed otherwise than its file says. */
    List<String> wrong() {
        return wrong;
    }

    /** Called before the bed is cleared under the job that the printer had last. */
    void check(Job job, SimulatedPrinter printer) {
        if (job.state() != JobState.COMPLETED || !compared.add(job.id())) {
            return;
        }
        List<String> file = SoakFile.named(job.submission().title()).commands();
        List<String> printed = printer.acceptedOfLastPrint();
        if (!moves(printed).equals(moves(file)) || !printed.containsAll(file)) {
            wrong.add("job " + job.id() + (paused.contains(job.id()) ? ", paused," : "") + " printed "
                    + moves(printed).size() + " moves of "
                    + moves(file).size() + " on a printer with the faults "
                    + printer.happened().keySet() + ": " + printed);
        }
    }

    private static List<String> moves(List<String> commands) {
        return commands.stream().filter(command -> command.startsWith("G1 X")).toList();
    }

    /** Kinds of which none has happened. */
    static List<FaultKind> unseen(Map<FaultKind, Integer> happened) {
        return Stream.of(FaultKind.values())
                .filter(kind -> !happened.containsKey(kind))
                .toList();
    }
}
