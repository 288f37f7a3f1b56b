package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Channel;
import java.util.List;

/**
 * How a centre is: how many customers come, how long things take, how often they happen.
 *
 * @param arrivalsPerHour for each agent, by channel's ordinal
 * @param seconds how long a contact takes on average, by channel's ordinal
 * @param ringSeconds how long it rings
 * @param wrapUpSeconds how long a simulated agent's after-contact work takes on average
 * @param wrapUpLimitSeconds after how long after-contact work ends by itself
 * @param holdShare how many of the calls are held
 * @param transferShare how many are transferred, half of them without a consult
 * @param conferenceShare how many become a conference
 * @param adviceShare how many have a consult and go on as before
 * @param noAnswerShare how many rings a simulated agent does not hear
 * @param abandonShare how many customers give up while it rings
 * @param customerEndShare how many contacts the customer ends
 * @param wrapUpShare how many contacts of simulated agents have after-contact work
 * @param breakMinutes how long a simulated agent works between breaks on average
 * @param breakCodes the reasons for breaks
 * @param desktopReady whether the agents of the desktop are ready at once
 * @param mostWaiting how many contacts may wait in a channel
 */
public record Plan(
        List<Double> arrivalsPerHour,
        List<Integer> seconds,
        int ringSeconds,
        int wrapUpSeconds,
        int wrapUpLimitSeconds,
        double holdShare,
        double transferShare,
        double conferenceShare,
        double adviceShare,
        double noAnswerShare,
        double abandonShare,
        double customerEndShare,
        double wrapUpShare,
        int breakMinutes,
        List<String> breakCodes,
        boolean desktopReady,
        int mostWaiting) {

    double arrivalsPerHour(Channel channel) {
        return arrivalsPerHour.get(channel.ordinal());
    }

    /** How long a contact takes on average, in milliseconds. */
    double length(Channel channel) {
        return seconds.get(channel.ordinal()) * 1000.0;
    }

    /** The same with more or fewer customers. */
    public Plan loaded(double factor) {
        List<Double> arrivals =
                arrivalsPerHour.stream().map(rate -> rate * factor).toList();
        return new Plan(
                arrivals,
                seconds,
                ringSeconds,
                wrapUpSeconds,
                wrapUpLimitSeconds,
                holdShare,
                transferShare,
                conferenceShare,
                adviceShare,
                noAnswerShare,
                abandonShare,
                customerEndShare,
                wrapUpShare,
                breakMinutes,
                breakCodes,
                desktopReady,
                mostWaiting);
    }
}
