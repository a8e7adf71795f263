export const en = {
  failedNetwork: 'The video does not arrive just now. Nothing is lost; it begins again where you were.',
  failedPlaying: 'This browser could not play the video. Nothing is lost; it begins again where you were.',
  offline: 'You are offline. What is loaded plays on; the rest comes by itself when the network is back.',
  retry: 'Try again',
  readInstead: 'Read the transcript instead',

  // Settings
  settings: 'Settings',
  close: 'Close',
  quality: 'Picture',
  qualityAuto: 'By itself',
  qualityAutoNow: 'By itself ({{now}})',
  rung: '{{height, number}}p',
  asItCame: 'As it came',
  sound: 'Sound with slides',
  textOnly: 'Transcript only',
  saveData: 'Your device saves data: by itself it takes the smallest picture.',
  speed: 'Speed',
  speedTimes: '{{speed, number}}×',
  captions: 'Captions',
  captionsOff: 'Off',
  stutters: 'Tell us that it stutters',
  stuttersWhy: 'Sends what the player measured in the last minute, so that the school can find out why.',
  stuttersThanks: 'Thank you. The school sees what the last minute was like.',
  keys: 'Keys: space plays, ← → 5 s, J L 10 s, Shift with ↑ ↓ volume, M mute, C captions, F full screen, , and . speed, / search.',

  // What was given up
  nowSound:
    'Sound with slides: the line does not carry the picture just now. The picture comes back by itself.',
  nowText:
    'The transcript: the line does not even carry the sound just now. Sound and picture come back by themselves.',
  chosenSound: 'Sound with slides, as you chose.',
  chosenText: 'The transcript, as you chose. Reading it does not count as watched.',
  nowSmaller: 'A smaller picture ({{height, number}}p), because the line is slow just now.',
  backToPicture: 'Back to the picture',
  slide: 'Slide',

  // Transcript
  transcript: 'Transcript',
  notes: 'Notes',
  besideVideo: 'Beside the video',
  search: 'Search what is said',
  hits_one: '{{count, number}} place',
  hits_other: '{{count, number}} places',
  noHits: 'Nobody says that here.',
  noTranscript: 'This video has no transcript.',
  transcriptFailed: 'The transcript did not load.',
  follow: 'Back to what is being said',
  languageOfTranscript: 'Language of the transcript',
  langEn: 'English',
  langZh: 'Chinese',

  // Progress
  seenDone: 'Watched',
  seenAlmost: 'Watched. It is being counted.',
  seenSome: '{{share}} seen; counts as watched from {{enough}}.',
  otherSecond: 'On another device you had got to {{time}}.',
  goThere: 'Go there',
  continue: 'Continue',

  // Questions inside
  questionsInside: 'Questions in this video',
  questionAt: 'Question at {{time}}',
  answered: 'answered',
  open: 'open',
  askedNow: 'The video waits for your answer',
  passed_one: 'One question of this video is still open.',
  passed_other: '{{count, number}} questions of this video are still open.',
} as const
