package org.posterity.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.LegalHold;
import org.posterity.application.LegalHold.Answer;
import org.posterity.application.LegalHold.Order;
import org.posterity.application.PackageLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Legal holds. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Places or lifts a legal hold on a package. While a hold is in force, nothing of the package and "
                + "nothing it was made from may be destroyed. It opens no access.",
        subcommands = {HoldCommand.Place.class, HoldCommand.Lift.class})
final class HoldCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: hold place or hold lift.");
    }

    /** What an order is told by. */
    static final class OrderOptions {
        @Mixin
        private OnePackage one;

        @Option(
                names = "--authority",
                paramLabel = "NAME",
                required = true,
                description = "Who ordered the hold. It goes into the agreement file only.")
        private String authority;

        @Option(
                names = "--reference",
                paramLabel = "TEXT",
                required = true,
                description = "The authority's reference. It goes into the agreement file only.")
        private String reference;

        @Option(
                names = "--by",
                paramLabel = "NAME",
                required = true,
                description = "Who acts for the institution. It goes into the agreement file only.")
        private String by;

        Order order() {
            return new Order(one.aip(), authority, reference, by, one.patience());
        }

        int tell(PackageLookup<Optional<Answer>> answer, String done, CommandSpec spec) {
            return answer.match(
                    it -> it.map(told -> tell(told, done, spec)).orElse(Exit.NOT_ALL),
                    notOne -> one.tell(notOne, spec));
        }

        private static int tell(Answer answer, String done, CommandSpec spec) {
            spec.commandLine()
                    .getOut()
                    .println(answer.aip().shortForm() + ": "
                            + (answer.changed() ? done + ". " : "nothing changed. ")
                            + (answer.left() == 0
                                    ? "No legal hold is in force."
                                    : answer.left() == 1
                                            ? "1 legal hold is in force."
                                            : answer.left() + " legal holds are in force."));
            return Exit.DONE;
        }
    }

    /** Places one. */
    @Command(
            name = "place",
            mixinStandardHelpOptions = true,
            description = "Places a legal hold. Placing the same one again sets a new day of review.",
            sortOptions = false)
    static final class Place implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private OrderOptions order;

        @Option(
                names = "--review",
                paramLabel = "DATE",
                required = true,
                description = "The day by which somebody looks at the hold again. It does not end by itself.")
        private LocalDate review;

        @Override
        public Integer call() {
            return order.tell(
                    new LegalHold(order.one.premises(spec)).place(order.order(), review), "legal hold placed", spec);
        }
    }

    /** Lifts one. */
    @Command(
            name = "lift",
            mixinStandardHelpOptions = true,
            description = "Lifts a legal hold. Authority and reference are those it was placed with.",
            sortOptions = false)
    static final class Lift implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private OrderOptions order;

        @Override
        public Integer call() {
            return order.tell(new LegalHold(order.one.premises(spec)).lift(order.order()), "legal hold lifted", spec);
        }
    }
}
