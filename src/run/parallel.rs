//! Threads: the only place that has any.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::Error;

/// A number of threads that share work and hand its results back in order.
#[derive(Debug)]
pub(super) struct Workers(ThreadPool);

impl Workers {
    /// So many threads, or one a core.
    pub(super) fn new(threads: Option<NonZeroUsize>) -> Result<Self, Error> {
        let threads = threads.map_or(0, NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(threads).thread_name(|index| format!("worker-{index}"));
        pool.build().map(Workers).map_err(|error| Error::Threads(error.to_string()))
    }

    /// Number of threads.
    pub(super) fn len(&self) -> usize {
        self.0.current_num_threads()
    }

    /// Has a thread do some work that nobody waits for.
    pub(super) fn meanwhile(&self, work: impl FnOnce() + Send + 'static) {
        self.0.spawn(work);
    }

    /// What `work` makes of each item, in the order of the items.
    pub(super) fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        // One item at a time: documents differ in size by orders of magnitude.
        self.0.install(|| items.into_par_iter().with_max_len(1).map(work).collect())
    }

    /// Like [`Workers::map`], up to a failure; of several the first in the order of the items.
    pub(super) fn try_map<T: Send, R: Send, E: Send>(
        &self,
        items: Vec<T>,
        work: impl Fn(T) -> Result<R, E> + Send + Sync,
    ) -> Result<Vec<R>, E> {
        self.map(items, work).into_iter().collect()
    }

    /// What two pieces of work yield, done at the same time.
    pub(super) fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        self.0.join(one, other)
    }

    /// Hands what `work` makes of each item to `each`, in the order of the items, until `each` has
    /// enough or fails. Items are drawn on a thread of their own, and a bounded number of them is
    /// unfinished at any time: so a stream of any length takes the same memory.
    pub(super) fn stream<T: Send, R: Send, E>(
        &self,
        items: impl Iterator<Item = T> + Send,
        work: impl Fn(T) -> R + Sync,
        mut each: impl FnMut(R) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let (tickets, returned) = mpsc::sync_channel::<()>(2 * self.len() + 1);
        let (to_workers, drawn) = mpsc::channel();
        let (to_each, made) = mpsc::channel();
        let drawn = Mutex::new(drawn);
        thread::scope(|scope| {
            // Both are dropped when this closure ends, which ends the thread that draws.
            let (returned, made) = (returned, made);
            scope.spawn(move || {
                for item in items.enumerate() {
                    if tickets.send(()).is_err() || to_workers.send(item).is_err() {
                        return;
                    }
                }
            });
            for _ in 0..self.len() {
                let (to_each, drawn, work) = (to_each.clone(), &drawn, &work);
                scope.spawn(move || {
                    let next = || drawn.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    while let Ok((index, item)) = next() {
                        if to_each.send((index, work(item))).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(to_each);
            let mut waiting = BTreeMap::new();
            let mut turn = 0;
            for (index, result) in &made {
                waiting.insert(index, result);
                while let Some(result) = waiting.remove(&turn) {
                    turn += 1;
                    // Every item took a ticket before it was handed on.
                    let _ = returned.recv();
                    if each(result)?.is_break() {
                        return Ok(());
                    }
                }
            }
            Ok(())
        })
    }
}

/// A thread that takes what it is sent, in order, and in the end tells what it made of all.
#[derive(Debug)]
pub(super) struct Aside<T, R> {
    sender: mpsc::SyncSender<T>,
    thread: thread::JoinHandle<R>,
}

impl<T: Send + 'static, R: Send + 'static> Aside<T, R> {
    /// A thread that starts from `made` and adds to it; at most `ahead` things wait for it.
    pub(super) fn new(ahead: usize, mut made: R, add: impl Fn(&mut R, T) + Send + 'static) -> io::Result<Self> {
        let (sender, sent) = mpsc::sync_channel(ahead);
        let work = move || {
            sent.into_iter().for_each(|thing| add(&mut made, thing));
            made
        };
        Ok(Aside { sender, thread: thread::Builder::new().name("aside".to_owned()).spawn(work)? })
    }

    /// Hands something on.
    pub(super) fn send(&self, thing: T) {
        // The thread takes all until this end is dropped.
        let _ = self.sender.send(thing);
    }

    /// What was made of all.
    pub(super) fn finish(self) -> Option<R> {
        drop(self.sender);
        self.thread.join().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_aside_is_taken_in_order() {
        let aside = Aside::new(2, String::new(), String::push).expect("a thread");
        ('a'..='f').for_each(|letter| aside.send(letter));
        assert_eq!(aside.finish().as_deref(), Some("abcdef"));
    }

    #[test]
    fn a_stream_keeps_its_order_and_ends_when_told() {
        let workers = Workers::new(NonZeroUsize::new(3)).expect("threads");
        let mut seen = Vec::new();
        let slow = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(n * 37 % 300));
            n * 2
        };
        let ended = workers.stream(0.., slow, |n| {
            seen.push(n);
            Ok::<_, ()>(if seen.len() == 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        });
        assert_eq!((ended, seen), (Ok(()), (0..100).map(|n| n * 2).collect()));
        assert_eq!(workers.stream(0..9, |n| n, |n| if n < 5 { Ok(ControlFlow::Continue(())) } else { Err(n) }), Err(5));
    }
}
