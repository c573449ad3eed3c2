//! Where the playhead is between two reports of the player.

use super::state::Delivery;

/// The longest time over which a player's silence is filled in, in seconds.
const LONGEST: f64 = 1.0;

/// Where the playhead was said to be, and what has become of it since. It moves
/// only while the player plays, never for longer than a second without a report,
/// and never past the recording's end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Playhead {
    /// In seconds; finite, and never below 0.
    position: f64,
    /// When it was there, in milliseconds since 1970.
    sampled: f64,
    /// In seconds of the recording a second.
    rate: f64,
    moves: bool,
    /// In seconds.
    duration: f64,
}

impl Default for Playhead {
    fn default() -> Self {
        Self { position: 0.0, sampled: 0.0, rate: 1.0, moves: false, duration: f64::MAX }
    }
}

impl Playhead {
    /// Where it is, in seconds, at a time in milliseconds since 1970.
    pub fn at(&self, now: f64) -> f64 {
        if !self.moves {
            return self.position;
        }
        // A clock that was set back counts as one that stands still.
        let since = ((now - self.sampled) / 1000.0 * self.rate).clamp(0.0, LONGEST);
        (self.position + since).min(self.duration)
    }

    /// How fast it moves while it moves, in percent of the usual rate.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    pub fn percent(&self) -> u16 {
        (self.rate * 100.0 + 0.5) as u16
    }

    /// Takes in what the player says.
    pub(super) fn take(&mut self, delivery: &Delivery, moves: bool, duration: Option<f64>) {
        let sampled = delivery.sampled.filter(|sampled| sampled.is_finite()).unwrap_or(self.sampled);
        let said = delivery.position.filter(|position| position.is_finite());
        match said {
            Some(position) => self.position = position.max(0.0),
            // It stops, or goes on, where it has come to by now.
            None if moves != self.moves => self.position = self.at(sampled),
            None => {}
        }
        if said.is_some() || moves != self.moves {
            self.sampled = sampled;
        }
        self.rate = delivery.rate.filter(|rate| rate.is_finite() && *rate > 0.0).unwrap_or(self.rate);
        self.moves = moves;
        self.duration = duration.unwrap_or(f64::MAX);
        self.position = self.position.min(self.duration);
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "the same arithmetic gives the same numbers")]
mod tests {
    use super::*;

    fn at(position: f64, sampled: f64, rate: f64, moves: bool) -> Playhead {
        let mut playhead = Playhead::default();
        let said = Delivery {
            sampled: Some(sampled),
            position: Some(position),
            rate: Some(rate),
            ..Delivery::default()
        };
        playhead.take(&said, moves, Some(100.0));
        playhead
    }

    #[test]
    fn it_moves_at_its_rate_for_a_second_at_most() {
        let places = |playhead: Playhead| [900.0, 1000.0, 1400.0, 9000.0].map(|now| playhead.at(now));
        assert_eq!(places(at(90.0, 1000.0, 1.5, true)), [90.0, 90.0, 90.6, 91.0]);
        assert_eq!(places(at(90.0, 1000.0, 1.5, false)), [90.0; 4]);
        assert_eq!(places(at(99.8, 1000.0, 1.0, true)), [99.8, 99.8, 100.0, 100.0]);
    }

    #[test]
    fn it_stops_where_it_has_come_to() {
        let mut playhead = at(90.0, 1000.0, 1.0, true);
        playhead.take(&Delivery { sampled: Some(1500.0), ..Delivery::default() }, false, None);
        assert_eq!(playhead.at(9000.0), 90.5);
        playhead.take(&Delivery { sampled: Some(20_000.0), ..Delivery::default() }, true, None);
        assert_eq!(playhead.at(20_000.0), 90.5);
    }

    #[test]
    fn nonsense_leaves_it_where_it_was() {
        for position in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut playhead = at(90.0, 1000.0, 1.0, true);
            let said = Delivery {
                sampled: Some(f64::NAN),
                position: Some(position),
                rate: Some(-1.0),
                ..Delivery::default()
            };
            playhead.take(&said, true, Some(100.0));
            assert_eq!(playhead.at(1500.0), 90.5);
        }
        assert_eq!(at(-3.0, 0.0, 1.0, false).at(0.0), 0.0);
    }
}
