/** Words of the frame and of the pages that strangers open: in both languages at hand, before anything is fetched. */
export const firstWords = {
  en: {
    today: 'Today',
    learn: 'Learn',
    me: 'Me',
    console: 'Console',
    pulse: 'Pulse',
    courses: 'Courses',
    school: 'School',
    spine: 'Spine',
    toSchool: 'Back to the school',
    skip: 'Skip to the content',
    places: 'Places',
    signIn: 'Sign in',
    schemeAuto: 'Light or dark: as the device',
    schemeLight: 'Light',
    schemeDark: 'Dark',
  },
  'zh-CN': {
    today: '今日',
    learn: '学习',
    me: '我的',
    console: '工作台',
    pulse: '脉搏',
    courses: '课程',
    school: '学校',
    spine: '事件',
    toSchool: '回到学校',
    skip: '跳到正文',
    places: '去处',
    signIn: '登录',
    schemeAuto: '明暗跟随设备',
    schemeLight: '浅色',
    schemeDark: '深色',
  },
} as const

export type FirstWord = keyof (typeof firstWords)['en']
